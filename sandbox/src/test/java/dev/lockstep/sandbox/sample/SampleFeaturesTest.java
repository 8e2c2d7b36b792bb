package dev.lockstep.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample shows each thing that a reader of Datasphere must cope with at least once. */
class SampleFeaturesTest {
    private final SampleTenant tenant = SampleTenant.load();

    static Stream<Arguments> features() {
        return Stream.of(
                feature(
                        "a text table with a language key",
                        d -> d.pattern().equals("LANGUAGE_DEPENDENT_TEXT")
                                && d.anyElement(e -> e.has("@Semantics.language")
                                        && e.path("key").asBoolean())
                                && d.anyElement(e -> e.has("@Semantics.text"))),
                feature(
                        "a dimension with a text association",
                        d -> d.pattern().equals("ANALYTICAL_DIMENSION")
                                && d.anyElement(e -> e.has("@ObjectModel.text.association"))),
                feature("a dimension with a text column", d -> d.anyElement(e -> e.has("@ObjectModel.text.element"))),
                feature(
                        "a compound key",
                        d -> d.node().path("@DataWarehouse.compoundKeySequence").size() > 1
                                && d.node().has("@ObjectModel.representativeKey")),
                feature(
                        "a time dimension",
                        d -> d.node().path("@Analytics.dimensionType").asText().equals("#TIME")
                                && d.anyElement(e -> e.has("@Semantics.calendar.yearMonth"))),
                feature(
                        "a level hierarchy",
                        d -> d.node().at("/@Hierarchy.leveled/0/levels").size() > 1),
                feature(
                        "a parent-child hierarchy of a dimension",
                        d -> d.pattern().equals("ANALYTICAL_DIMENSION")
                                && d.node().has("@Hierarchy.parentChild")),
                feature(
                        "an external hierarchy",
                        d -> d.pattern().equals("ANALYTICAL_PARENT_CHILD_HIERARCHY_NODE")
                                && d.node().has("@Hierarchy.parentChild")),
                feature(
                        "a hierarchy with directory",
                        d -> d.node().at("/@Hierarchy.parentChild/0").has("directory")),
                feature(
                        "an association with two columns",
                        d -> d.anyElement(e -> e.path("on").size() == 7)),
                feature("an association with a cardinality", d -> d.anyElement(e -> e.has("cardinality"))),
                feature(
                        "a local table",
                        d -> d.becomesTable()
                                && !d.node().has("query")
                                && d.pattern().equals("DATA_STRUCTURE")),
                feature(
                        "a default value",
                        d -> d.anyElement(e -> e.at("/default").has("val"))),
                feature(
                        "a default function",
                        d -> d.anyElement(e -> e.at("/default").has("func"))),
                feature(
                        "an enumeration of a column",
                        d -> d.anyElement(e -> e.path("enum").size() > 1)),
                feature("a column that must not be null", d -> d.anyElement(e -> e.has("notNull") && !e.has("key"))),
                feature("a delta-capture table", d -> d.node()
                        .at("/@DataWarehouse.delta/type/#")
                        .asText()
                        .equals("ACTIVE")),
                feature(
                        "a delta table",
                        d -> d.node().has("@DataWarehouse.enclosingObject")
                                && d.node()
                                        .at("/@DataWarehouse.delta/type/#")
                                        .asText()
                                        .equals("UPSERT")),
                feature("a remote table with control characters", d -> remote(d).contains("\u007f")),
                feature(
                        "a remote table with quoted names",
                        d -> remote(d).startsWith("\"") && remote(d).contains("/BIC/")),
                feature("a table of an Open SQL schema", d -> d.node().has("@DataWarehouse.external.schema")),
                feature("an imported file", d -> d.node().has("@DataWarehouse.dataSource.entity")),
                feature(
                        "a fact with measures",
                        d -> d.pattern().equals("ANALYTICAL_FACT")
                                && d.anyElement(e -> e.has("@AnalyticsDetails.measureType"))),
                feature("an amount with its currency", d -> d.anyElement(e -> e.has("@Semantics.amount.currencyCode"))),
                feature("a quantity with its unit", d -> d.anyElement(e -> e.has("@Semantics.quantity.unitOfMeasure"))),
                feature(
                        "an exposed view",
                        d -> d.node().has("query")
                                && d.node()
                                        .path("@DataWarehouse.consumption.external")
                                        .asBoolean()),
                feature(
                        "a view that is not exposed",
                        d -> d.node().has("query")
                                && !d.node()
                                        .path("@DataWarehouse.consumption.external")
                                        .asBoolean()),
                feature("a join", d -> d.node().at("/query/SELECT/from").has("join")),
                feature("a union", d -> d.node().path("query").has("SET")),
                feature(
                        "a SQL view",
                        d -> d.node().has("@DataWarehouse.sqlEditor.query")
                                && d.node().has("query")),
                feature(
                        "a SQLScript view",
                        d -> d.node().has("@DataWarehouse.tableFunction.script")
                                && !d.node().has("query")
                                && d.node()
                                        .path("@Analytics.dbViewType")
                                        .asText()
                                        .equals("TABLE_FUNCTION")),
                feature(
                        "capabilities as one object",
                        d -> d.node().path("@ObjectModel.supportedCapabilities").isObject()),
                feature(
                        "a view with parameters",
                        d -> !d.isAnalyticModel() && d.node().path("params").size() > 1),
                feature(
                        "a single-values access control",
                        d -> d.isAccessControl()
                                && !d.node()
                                        .path("@DataWarehouse.dataAccessControl.definition")
                                        .has("restrictionElements")),
                feature("an operator access control", d -> d.node()
                        .path("@DataWarehouse.dataAccessControl.definition")
                        .has("restrictionElements")),
                feature(
                        "a protected view",
                        d -> d.node()
                                        .path("@DataWarehouse.dataAccessControl.usage")
                                        .size()
                                > 0),
                feature(
                        "a business definition",
                        d -> d.node().has("@DataWarehouse.businessDefinition.description")
                                && d.node()
                                                .path("@DataWarehouse.businessDefinition.tags")
                                                .size()
                                        > 1),
                feature("a release state", d -> d.node().has("@Karvello.releaseState")),
                feature("a deprecated column", d -> d.anyElement(e -> e.has("@API.element.releaseState"))),
                feature(
                        "personal data",
                        d -> d.node().has("@PersonalData.entitySemantics")
                                && d.anyElement(e -> e.has("@PersonalData.isPotentiallyPersonal"))),
                feature(
                        "a nested company annotation",
                        d -> d.node().path("@Karvello.stewardship").size() > 1),
                feature(
                        "a long text of two lines",
                        d -> info(d.node()).length() > 255 && info(d.node()).contains("\n")),
                feature("a text beyond the basic plane", d -> texts(d).anyMatch(
                                text -> text.codePoints().anyMatch(c -> c > 0xffff))),
                feature("a Japanese text", d -> texts(d).anyMatch(
                                text -> text.codePoints().anyMatch(Character::isIdeographic))),
                feature(
                        "a German label",
                        d -> d.node().path("@EndUserText.label").asText().contains("ß")),
                feature(
                        "a folder",
                        d -> d.node().at("/_meta/dependencies/folderAssignment").isTextual()),
                feature("a graphical editor model", d -> d.document()
                        .json()
                        .at("/editorSettings/" + d.name())
                        .has("uiModel")),
                feature("an association of an analytic model with its ∞ key", d -> d.associations().stream()
                        .anyMatch(name -> name.contains("∞"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void theSampleHas(String feature, Predicate<Definition> present) {
        assertThat(tenant.entities()).as(feature).anyMatch(present);
    }

    @Test
    void everyColumnTypeIsUsed() {
        assertThat(valuesOf("type"))
                .contains(
                        "cds.String",
                        "cds.LargeString",
                        "cds.Boolean",
                        "cds.Integer",
                        "cds.Integer64",
                        "cds.hana.TINYINT",
                        "cds.hana.SMALLINT",
                        "cds.Decimal",
                        "cds.DecimalFloat",
                        "cds.hana.SMALLDECIMAL",
                        "cds.Double",
                        "cds.hana.REAL",
                        "cds.Date",
                        "cds.Time",
                        "cds.DateTime",
                        "cds.Timestamp",
                        "cds.UUID",
                        "cds.Binary",
                        "cds.hana.BINARY",
                        "cds.LargeBinary",
                        "cds.hana.ST_POINT",
                        "cds.hana.ST_GEOMETRY");
    }

    @Test
    void everyGeometryHasAReferenceSystem() {
        assertThat(tenant.entities()
                        .flatMap(Definition::elements)
                        .filter(e -> e.path("type").asText().contains("hana.ST_")))
                .isNotEmpty()
                .allMatch(e -> e.path("srid").isInt());
    }

    @Test
    void aTypeIsDerivedThroughAChain() {
        assertThat(tenant.definitions()
                        .filter(d -> "type".equals(d.node().path("kind").asText())))
                .anyMatch(d -> tenant.find(d.space(), d.node().path("type").asText())
                        .flatMap(parent -> tenant.find(
                                d.space(), parent.node().path("type").asText()))
                        .isPresent());
    }

    @Test
    void everyUserTypeEndsInABuiltInOne() {
        assertThat(tenant.entities().filter(d -> !d.isAnalyticModel())).allSatisfy(d -> assertThat(d.columns())
                .as("%s", d)
                .isNotEmpty()
                .allMatch(c -> d.builtIn(c).orElseThrow().path("type").asText().startsWith("cds.")));
    }

    @Test
    void measuresAggregateInSeveralWays() {
        Set<String> kinds = tenant.entities()
                .flatMap(Definition::elements)
                .map(e -> e.at("/@Aggregation.default/#").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds).contains("SUM", "MIN", "MAX", "AVG", "COUNT", "COUNT_DISTINCT", "FORMULA");
    }

    @Test
    void anotherSpacesObjectsAreUsedThroughAContext() {
        assertThat(tenant.documents()).anyMatch(document -> document.all().anyMatch(Definition::isForeign));
    }

    private Set<String> valuesOf(String property) {
        return tenant.entities()
                .flatMap(Definition::elements)
                .map(e -> e.path(property).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Arguments feature(String name, Predicate<Definition> present) {
        return arguments(name, present);
    }

    private static String remote(Definition definition) {
        return definition.node().path("@DataWarehouse.remote.entity").asText();
    }

    private static String info(JsonNode node) {
        return node.path("@EndUserText.quickInfo").asText();
    }

    private static Stream<String> texts(Definition definition) {
        return Stream.concat(Stream.of(definition.node()), definition.elements())
                .map(SampleFeaturesTest::info);
    }
}
