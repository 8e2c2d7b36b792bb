package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsdlMapperTest {
    private static final AssetId ID = new AssetId("acme", "S", "V_ORDERS");

    @Test
    void keysTypesAndLabelsAreRead() {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Key><PropertyRef Name="ITEM"/><PropertyRef Name="ID"/></Key>
                  <Property Name="ID" Type="Edm.String" MaxLength="10" Nullable="false"/>
                  <Property Name="ITEM" Type="Edm.Int32" Nullable="false"/>
                  <Property Name="NET" Type="Edm.Decimal" Precision="17" Scale="2">
                    <Annotation Term="com.sap.vocabularies.Common.v1.Label" String="Net"/></Property></EntityType>
                <Annotations Target="Self.V_ORDERS"><Annotation Term="Common.Label" String="Orders"/></Annotations>
                <Annotations Target="N.V_ORDERS/ID"><Annotation Term="Common.Label" String="Order"/>
                  <Annotation Term="Common.QuickInfo" String="Number of the order"/></Annotations>
                """);

        assertThat(asset.label()).isEqualTo(Texts.of("Orders"));
        assertThat(asset.columns()).extracting(Column::name).containsExactly("ID", "ITEM", "NET");
        assertThat(asset.columns().get(0).keyPosition()).hasValue(2);
        assertThat(asset.columns().get(0).label()).isEqualTo(Texts.of("Order"));
        assertThat(asset.columns().get(0).description()).isEqualTo(Texts.of("Number of the order"));
        assertThat(asset.columns().get(0).nullable()).isFalse();
        assertThat(asset.columns().get(2).label()).isEqualTo(Texts.of("Net"));
        assertThat(asset.columns().get(2).type()).isEqualTo(new DataType.Decimal(17, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Analytics.measure", "Analytics.Measure", "com.sap.vocabularies.Analytics.v1.Measure"})
    void aMeasureIsKnownByTheEndOfItsTermInAnyCase(String term) {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Property Name="A" Type="Edm.Int64"><Annotation Term="%s" Bool="true"/></Property>
                  <Property Name="D" Type="Edm.Decimal" Precision="3"><Annotation Term="Analytics.Dimension" Bool="true"/>
                  <Annotation Term="Analytics.measure" Bool="false"/></Property></EntityType>
                """
                        .formatted(term));

        assertThat(asset.columns()).extracting(Column::role).containsExactly(ColumnRole.MEASURE, ColumnRole.DIMENSION);
        assertThat(asset.columns().get(1).type()).isEqualTo(new DataType.Decimal(3, 0));
        assertThat(asset.semantics().measures()).extracting(Measure::name).containsExactly("A");
    }

    @Test
    void originalNamesComeBackEverywhere() {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Key><PropertyRef Name="_BIC_X"/></Key>
                  <Property Name="_BIC_X" Type="Edm.String"><Annotation Term="DataIntegration.OriginalName" String="/BIC/X"/>
                    <Annotation Term="Common.Text" Path="T_1"/></Property>
                  <Property Name="T_1" Type="Edm.String"><Annotation Term="DataIntegration.OriginalName" String="T 1"/></Property>
                  <Annotation Term="Hierarchy.leveled"><Collection><Record><PropertyValue Property="name" String="H"/>
                    <PropertyValue Property="levels"><Collection><Record><PropertyValue Property="element" Path="T_1"/></Record>
                    </Collection></PropertyValue></Record></Collection></Annotation></EntityType>
                """);

        assertThat(asset.columns()).extracting(Column::name).containsExactly("/BIC/X", "T 1");
        assertThat(asset.columns().get(0).keyPosition()).hasValue(1);
        assertThat(asset.columns().get(0).textColumns()).containsExactly("T 1");
        assertThat(asset.columns().get(0).rest().findText("csdl.name")).contains("_BIC_X");
        assertThat(asset.semantics().hierarchies())
                .extracting(Hierarchy::levels)
                .containsExactly(List.of("T 1"));
    }

    @Test
    void whatIsNotModelledStaysInTheRestWithItsQualifier() {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Property Name="A" Type="Edm.String">
                  <Annotation Term="UI.Importance" EnumMember="UI.ImportanceType/High"/>
                  <Annotation Term="Common.Label" Qualifier="short" String="a"/>
                  <Annotation Term="X.Y"><Record Type="X.T"><PropertyValue Property="n" Int="7"/></Record></Annotation>
                </Property></EntityType>
                """);

        Tree.Node rest = asset.columns().get(0).rest();
        assertThat(rest.members().keySet()).containsExactly("@UI.Importance", "@Common.Label#short", "@X.Y");
        assertThat(rest.findNode("@X.Y").flatMap(node -> node.find("n"))).contains(Tree.number(7));
        assertThat(asset.columns().get(0).label()).isEqualTo(Texts.of("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Edm.Byte||Int[bits=8, signed=false]",
                "Edm.SByte||Int[bits=8, signed=true]",
                "Edm.Single||Float[bits=32]",
                "Edm.Decimal|Scale=\"variable\" Precision=\"34\"|FloatingDecimal[digits=34]",
                "Edm.Decimal||FloatingDecimal[digits=34]",
                "Edm.Decimal|Precision=\"60\" Scale=\"2\"|FloatingDecimal[digits=34]",
                "Edm.String|MaxLength=\"max\"|Text[length=OptionalInt.empty, fixed=false]",
                "Edm.DateTimeOffset|Precision=\"7\"|Timestamp[precision=7, zone=NONE]",
                "Edm.TimeOfDay||Time[precision=0]",
                "Edm.Guid||Uuid[]",
                "Edm.GeographyPoint|SRID=\"4326\"|Geometry[shape=POINT, srid=OptionalInt[4326]]",
                "Edm.Duration||Opaque[nativeName=Edm.Duration]",
                "Collection(Edm.Int16)||Array[element=Int[bits=16, signed=true]]",
                "N.Nobody||Opaque[nativeName=N.Nobody]",
                "Self.Code|MaxLength=\"4\"|Text[length=OptionalInt[4], fixed=false]"
            })
    void typesAndFacetsAreRead(String type, String facets, String expected) {
        Asset asset = mapped("<EntityType Name=\"V_ORDERS\"><Property Name=\"A\" Type=\"%s\" %s/></EntityType>"
                        .formatted(type, facets == null ? "" : facets)
                + "<TypeDefinition Name=\"Code\" UnderlyingType=\"Edm.String\" MaxLength=\"9\"/>");

        assertThat(asset.columns().get(0).type()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Type='Edm.String' MaxLength='-1'|MaxLength",
                "Type='Edm.String' MaxLength='99999999999'|MaxLength",
                "Type='Edm.Decimal' Precision='60' Scale='2'|the precision is 60",
                "Type='Edm.Decimal' Precision='5' Scale='7'|the scale is 7",
                "Type='Edm.Decimal' Precision='5' Scale='-1'|Scale",
                "Type='Edm.Decimal' Precision='many'|Precision",
                "Type='Edm.DateTimeOffset' Precision='12'|the precision is 12",
                "Type='Edm.GeographyPoint' SRID='here'|SRID",
                "Type='Edm.Duration'|Edm.Duration",
                "Type='Collection(Edm.Untyped)'|Edm.Untyped",
                "Type='N.Nobody'|N.Nobody",
                "Type='N.C'|SELF: the type refers to itself: N.C -> N.C",
                "Type='N.E'|N.Gone",
                "Type='N.F'|the value \"a\" of the enumeration",
                "Type='N.G'|the value \"\" of the enumeration",
                "Nullable='true'|the type is not given",
            })
    void whatATypeDoesNotSayIsReportedWithItsColumn(String attributes, String reason) {
        CsdlResult.Mapped mapped = (CsdlResult.Mapped) map(document(
                """
                <EntityType Name="V_ORDERS"><Property Name="A" %s/></EntityType>
                <ComplexType Name="C"><Property Name="SELF" Type="N.C"/></ComplexType>
                <EnumType Name="E" UnderlyingType="N.Gone"/><EnumType Name="F"><Member Name="a" Value="one"/></EnumType>
                <EnumType Name="G"><Member Value="1"/></EnumType>"""
                        .formatted(attributes)));

        assertThat(mapped.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.path()).isEqualTo("columns/A/type");
            assertThat(loss.reason()).contains(reason);
        });
    }

    /** The canonical type says less, or names no name; the rest says it as it was written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Type='Edm.Decimal' Precision='17' Scale='2'|",
                "Type='Collection(Edm.String)' MaxLength='4'|",
                "Type='Edm.Decimal' Precision='76' Scale='12'|{\"Type\":\"Edm.Decimal\",\"Precision\":\"76\",\"Scale\":\"12\"}",
                "Type='Edm.DateTimeOffset' Precision='12'|{\"Type\":\"Edm.DateTimeOffset\",\"Precision\":\"12\"}",
                "Type='N.Big'|{\"Type\":\"N.Big\",\"UnderlyingType\":\"Edm.Decimal\",\"Precision\":\"39\",\"Scale\":\"2\"}",
                "Type='N.Big' Scale='7'|{\"Type\":\"N.Big\",\"UnderlyingType\":\"Edm.Decimal\",\"Precision\":\"39\",\"Scale\":\"7\"}",
                "Type='Collection(N.Nobody)'|{\"Type\":\"Collection(N.Nobody)\"}",
                "MaxLength='4'|{\"MaxLength\":\"4\"}",
            })
    void aTypeThatIsMoreThanItsCanonicalOneIsKeptAsItIsWritten(String attributes, String kept) {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Property Name="A" %s/></EntityType>
                <TypeDefinition Name="Big" UnderlyingType="Edm.Decimal" Precision="39" Scale="2"/>"""
                        .formatted(attributes));

        assertThat(asset.columns().get(0).rest().find("csdl.type").map(CanonicalJson::print))
                .isEqualTo(Optional.ofNullable(kept));
    }

    @Test
    void typesThatMultiplyAtEachLevelEnd() {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            types.append(
                    "<ComplexType Name='T%d'><Property Name='a' Type='N.T%d'/><Property Name='b' Type='N.T%d'/></ComplexType>"
                            .formatted(i, i + 1, i + 1));
        }
        CsdlResult.Mapped mapped = (CsdlResult.Mapped)
                map(document("<EntityType Name='V_ORDERS'><Property Name='A' Type='N.T0'/></EntityType>" + types));

        assertThat(mapped.losses()).anyMatch(loss -> loss.reason().contains("more definitions than can be followed"));
        assertThat(mapped.asset().columns().get(0).type().toString()).hasSizeLessThan(1_000_000);
    }

    @Test
    void navigationsThatLeadNowhereAreReported() {
        CsdlResult.Mapped mapped = (CsdlResult.Mapped)
                map(
                        document(
                                """
                <EntityType Name="V_ORDERS"><Property Name="A" Type="Edm.Int32"/><NavigationProperty Name="N" Type="N.X"/>
                <NavigationProperty Name="N" Type="N.Y"/><NavigationProperty Name="M"/></EntityType>"""));

        assertThat(mapped.asset().associations()).hasSize(1);
        assertThat(mapped.losses()).extracting(Loss::path).containsExactly("associations/M", "associations/N");
    }

    @Test
    void complexEnumeratedAndCyclicTypesAreRead() {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Property Name="A" Type="N.C"/><Property Name="E" Type="N.E"/></EntityType>
                <ComplexType Name="C"><Property Name="X" Type="Edm.Int32"/><Property Name="SELF" Type="N.C"/></ComplexType>
                <EnumType Name="E"><Member Name="ON" Value="1"/></EnumType>
                """);

        assertThat(asset.columns().get(0).type()).isInstanceOf(DataType.Struct.class);
        assertThat(asset.columns().get(1).type()).isInstanceOf(DataType.Enumerated.class);
    }

    @Test
    void aBaseTypeThatIsItsOwnBaseEnds() {
        Asset asset = mapped(
                "<EntityType Name=\"V_ORDERS\" BaseType=\"N.V_ORDERS\"><Property Name=\"A\" Type=\"Edm.Int32\"/></EntityType>");

        assertThat(asset.columns()).extracting(Column::name).contains("A");
    }

    @Test
    void parametersOfAnAssetBecomeVariables() {
        Asset asset = mapped(
                """
                <EntityType Name="V_ORDERS"><Key><PropertyRef Name="P_YEAR"/></Key><Property Name="P_YEAR" Type="Edm.String" MaxLength="4"/>
                  <NavigationProperty Name="Set" Type="Collection(N.Rows)"/></EntityType>
                <EntityType Name="Rows"><Property Name="A" Type="Edm.Int32"/></EntityType>
                """);

        assertThat(asset.columns()).extracting(Column::name).containsExactly("A");
        assertThat(asset.semantics().variables()).singleElement().satisfies(variable -> {
            assertThat(variable.name()).isEqualTo("P_YEAR");
            assertThat(variable.kind()).isEqualTo(Variable.Kind.INPUT_PARAMETER);
            assertThat(variable.type()).contains(new DataType.Text(OptionalInt.of(4), false));
        });
    }

    @Test
    void theSetOfTheAssetIsTakenAndTheOthersAreLosses() {
        CsdlResult result = map(
                document(
                        """
                <EntityType Name="O"><Property Name="X" Type="Edm.Int32"/></EntityType>
                <EntityType Name="T"><Property Name="A" Type="Edm.Int32"/></EntityType>
                <EntityContainer Name="C"><EntitySet Name="OTHER" EntityType="N.O"/><EntitySet Name="V_ORDERS" EntityType="Self.T"/></EntityContainer>
                """));

        CsdlResult.Mapped mapped = (CsdlResult.Mapped) result;
        assertThat(mapped.asset().columns()).extracting(Column::name).containsExactly("A");
        assertThat(mapped.losses()).singleElement().satisfies(loss -> assertThat(loss.reason())
                .contains("OTHER"));
    }

    @Test
    void rolesOfTheOtherModeFillWhatThisOneLeavesOpen() {
        CsdlResult result = CsdlMapper.map(
                ID,
                AssetKind.VIEW,
                Texts.of("Fallback"),
                document("<EntityType Name=\"V_ORDERS\"><Property Name=\"A\" Type=\"Edm.Int32\"/></EntityType>"),
                Map.of("A", ColumnRole.MEASURE));

        Asset asset = ((CsdlResult.Mapped) result).asset();
        assertThat(asset.columns().get(0).role()).isEqualTo(ColumnRole.MEASURE);
        assertThat(asset.label()).isEqualTo(Texts.of("Fallback"));
    }

    @Test
    void whatIsNoMetadataIsRefusedWithAReason() {
        assertThat(reason("")).contains("not well-formed");
        assertThat(reason("<html/>")).contains("root is html");
        assertThat(reason("<Edmx Version='1.0'/>")).contains("OData 2 or 3");
        assertThat(reason(document(""))).contains("no entity type");
        assertThat(reason(document("<EntityType Name='E'/>"))).contains("no properties");
        assertThat(reason(document(
                        "<EntityContainer Name='C'><EntitySet Name='S' EntityType='N.Gone'/></EntityContainer>")))
                .contains("N.Gone");
        assertThat(reason("<a>".repeat(100) + "</a>".repeat(100))).contains("deeper than");
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        assertThat(reason("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"))
                .contains("document type");
        assertThat(reason("<x>&undeclared;</x>")).isNotBlank();
    }

    @Test
    void entitiesThatMultiplyAreRefusedBeforeTheyDo() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE Edmx [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 60; i++) {
            laughs.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        assertThat(reason(laughs + "]><Edmx Version='4.0'>&a59;</Edmx>")).contains("document type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE e SYSTEM 'http://127.0.0.1:1/x.dtd'><e/>",
                "<!DOCTYPE e PUBLIC '-//X//EN' 'file:///etc/hostname'><e/>",
                "<!DOCTYPE e [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><e/>",
            })
    void externalReferencesAreNotFollowed(String document) {
        assertThat(reason(document)).contains("document type");
    }

    @Test
    void aReferenceToAnotherDocumentIsNotFollowed() {
        String document = document("<EntityType Name='V_ORDERS'><Property Name='A' Type='Other.T'/></EntityType>")
                .replace(
                        "<edmx:DataServices>",
                        "<edmx:Reference Uri='file:///etc/hostname'><edmx:Include Namespace='Other'/></edmx:Reference>"
                                + "<edmx:DataServices>");
        CsdlResult.Mapped mapped = (CsdlResult.Mapped) map(document);

        assertThat(mapped.losses()).singleElement().satisfies(loss -> assertThat(loss.reason())
                .contains("Other.T"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void deepXmlIsRefused(int levels) {
        assertThat(reason("<a>".repeat(levels))).contains("deeper than");
        assertThat(reason("<a>".repeat(levels) + "</a>".repeat(levels))).contains("deeper than");
        String deep = document("<Annotations Target='N.V'><Annotation Term='T'>%s</Annotation></Annotations>");
        assertThat(reason(deep.formatted("<Collection>".repeat(levels) + "</Collection>".repeat(levels))))
                .contains("deeper than");
    }

    @Test
    void deepNamesOfTypesEnd() {
        CsdlResult.Mapped mapped = (CsdlResult.Mapped)
                map(document("<EntityType Name='V_ORDERS'><Property Name='A' Type='%sEdm.Int32%s'/></EntityType>"
                        .formatted("Collection(".repeat(100_000), ")".repeat(100_000))));

        assertThat(mapped.losses()).singleElement().satisfies(loss -> assertThat(loss.reason())
                .contains("more definitions than can be followed")
                .hasSizeLessThan(1_000));
    }

    private static Asset mapped(String schema) {
        CsdlResult result = map(document(schema));
        assertThat(result).isInstanceOf(CsdlResult.Mapped.class);
        return ((CsdlResult.Mapped) result).asset();
    }

    private static String reason(String csdl) {
        return ((CsdlResult.Refused) map(csdl)).reason();
    }

    private static CsdlResult map(String csdl) {
        return CsdlMapper.map(ID, AssetKind.VIEW, Texts.none(), csdl);
    }

    private static String document(String schema) {
        return """
                <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
                <Schema Namespace="N" Alias="Self" xmlns="http://docs.oasis-open.org/odata/ns/edm">%s</Schema>
                </edmx:DataServices></edmx:Edmx>"""
                .formatted(schema);
    }
}
