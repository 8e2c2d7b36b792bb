package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.util.List;
import java.util.Map;
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
                "Edm.Decimal|Precision=\"60\" Scale=\"2\"|Opaque[nativeName=Edm.Decimal(60,2)]",
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
