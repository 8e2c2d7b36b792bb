package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.spi.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One field of one document of the sample tenant changes, and the plan says exactly that. */
@TestInstance(Lifecycle.PER_CLASS)
class SingleFieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Why(String path, String before, String after) {}

    /**
     * @param what for people
     * @param document in the sample tenant
     * @param path of a node in its definition, or in its business layer
     * @param field of that node
     * @param value JSON, absent to remove the field
     * @param reasons of the only change, in order: part, value before, value after
     */
    private record Edit(
            String what, String document, List<String> path, String field, String value, List<Why> reasons) {
        String name() {
            return document.substring(document.indexOf('/') + 1);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @TempDir
    static Path folder;

    private Scene scene;

    static Stream<Edit> edits() {
        return Stream.of(
                definition(
                        "label",
                        "SALES/F_SALES",
                        "@EndUserText.label",
                        "\"Revenue\"",
                        reason("label/", "Sales", "Revenue")),
                definition(
                        "long text",
                        "SALES/AM_SALES",
                        "@DataWarehouse.businessDefinition.description",
                        "\"Revenue.\"",
                        reason(
                                "description/",
                                "Revenue, margin and volume by customer, product, time and organisation.",
                                "Revenue.")),
                definition(
                        "usage",
                        "MASTER_DATA/ORG_UNIT",
                        "@ObjectModel.modelingPattern",
                        "{\"#\":\"DATA_STRUCTURE\"}",
                        reason("semantics/usage", "DIMENSION", "RELATIONAL")),
                definition(
                        "exposure",
                        "MASTER_DATA/ORG_UNIT",
                        "@DataWarehouse.consumption.external",
                        "true",
                        reason("semantics/exposed", "", "true")),
                definition(
                        "owner",
                        "SALES/F_SALES",
                        "@DataWarehouse.businessDefinition.responsibleTeam",
                        "\"Finance\"",
                        reason("stewardship/owner", "Sales Operations", "Finance")),
                definition(
                        "contact",
                        "SALES/F_SALES",
                        "@DataWarehouse.businessDefinition.contact",
                        "",
                        reason("stewardship/contact", "Sales controlling", "")),
                definition(
                        "custom property",
                        "SALES/F_SALES",
                        "@DataWarehouse.businessDefinition.purpose",
                        "\"None.\"",
                        reason(
                                "stewardship/customProperties/purpose",
                                "Revenue, margin and volume analysis.",
                                "None.")),
                element(
                        "label of a column",
                        "SALES/F_SALES",
                        "TAX_AMOUNT",
                        "@EndUserText.label",
                        "\"Tax\"",
                        reason("columns/TAX_AMOUNT/label/", "Tax amount", "Tax"),
                        reason("semantics/measures/TAX_AMOUNT/label/", "Tax amount", "Tax")),
                element(
                        "annotation nobody models",
                        "SALES/AM_SALES",
                        "SALES_ORG",
                        "@Consumption.filter.defaultValue",
                        "\"2000\"",
                        reason("columns/SALES_ORG/rest/@Consumption.filter.defaultValue", "1000", "2000")),
                element(
                        "length",
                        "MASTER_DATA/ORG_UNIT",
                        "NAME",
                        "length",
                        "120",
                        reason("columns/NAME/type/length", "80", "120")),
                element(
                        "precision",
                        "SALES/SALES_ORDER_ITEM",
                        "DISCOUNT_PERCENT",
                        "precision",
                        "7",
                        reason("columns/DISCOUNT_PERCENT/type/precision", "5", "7")),
                element(
                        "type",
                        "MASTER_DATA/ORG_UNIT",
                        "HEAD_COUNT",
                        "type",
                        "\"cds.Integer64\"",
                        reason("columns/HEAD_COUNT/type/bits", "32", "64")),
                element(
                        "not null",
                        "MASTER_DATA/ORG_UNIT",
                        "HEAD_COUNT",
                        "notNull",
                        "true",
                        reason("columns/HEAD_COUNT/nullable", "true", "")),
                element(
                        "key",
                        "MASTER_DATA/ORG_UNIT",
                        "VALID_FROM",
                        "key",
                        "true",
                        reason("columns/VALID_FROM/keyPosition", "", "2")),
                element(
                        "default",
                        "MASTER_DATA/ORG_UNIT",
                        "VALID_TO",
                        "default",
                        "{\"val\":\"2999-12-31\"}",
                        reason("columns/VALID_TO/defaultValue/val", "9999-12-31", "2999-12-31")),
                element(
                        "unit reference",
                        "SALES/F_SALES",
                        "QUANTITY",
                        "@Semantics.quantity.unitOfMeasure",
                        "{\"=\":\"CURRENCY\"}",
                        reason("columns/QUANTITY/unitColumn", "UNIT", "CURRENCY"),
                        reason("semantics/measures/QUANTITY/unitColumn", "UNIT", "CURRENCY")),
                element(
                        "currency reference",
                        "SALES/F_SALES",
                        "TAX_AMOUNT",
                        "@Semantics.amount.currencyCode",
                        "",
                        reason("columns/TAX_AMOUNT/currencyColumn", "CURRENCY", ""),
                        reason("semantics/measures/TAX_AMOUNT/currencyColumn", "CURRENCY", "")),
                element(
                        "aggregation",
                        "SALES/F_SALES",
                        "TAX_AMOUNT",
                        "@Aggregation.default",
                        "{\"#\":\"MAX\"}",
                        reason("columns/TAX_AMOUNT/aggregation", "SUM", "MAX"),
                        reason("semantics/measures/TAX_AMOUNT/aggregation", "SUM", "MAX")),
                element(
                        "text column",
                        "MASTER_DATA/ORG_UNIT",
                        "ORG_UNIT_ID",
                        "@ObjectModel.text.element",
                        "",
                        reason("columns/ORG_UNIT_ID/textColumns", "[\"NAME\"]", "")),
                element(
                        "foreign key",
                        "MASTER_DATA/ORG_UNIT",
                        "PARENT_ID",
                        "@ObjectModel.foreignKey.association",
                        "",
                        reason("columns/PARENT_ID/foreignKeyAssociation", "_PARENT", "")),
                element(
                        "semantic tag",
                        "MASTER_DATA/ORG_UNIT",
                        "VALID_TO",
                        "@Semantics.businessDate.to",
                        "",
                        reason("columns/VALID_TO/tags", "[\"businessDate.to\"]", "")),
                element(
                        "visibility",
                        "MASTER_DATA/ORG_UNIT",
                        "HEAD_COUNT",
                        "@Consumption.hidden",
                        "true",
                        reason("columns/HEAD_COUNT/hidden", "", "true")),
                element(
                        "label of an association",
                        "MASTER_DATA/ORG_UNIT",
                        "_PARENT",
                        "@EndUserText.label",
                        "\"Above\"",
                        reason("associations/_PARENT/label/", "Parent unit", "Above")),
                in(
                        "label of a value",
                        "SALES/F_SALES",
                        List.of("elements", "STATUS", "enum", "open"),
                        "@EndUserText.label",
                        "\"New\"",
                        reason("columns/STATUS/type/members/open/label/", "Open", "New")),
                in(
                        "label of a hierarchy",
                        "MASTER_DATA/ORG_UNIT",
                        List.of("@Hierarchy.parentChild", "0"),
                        "label",
                        "\"Tree\"",
                        reason("semantics/hierarchies/ORG_TREE/label/", "Organisation", "Tree")),
                in(
                        "parent of a hierarchy",
                        "MASTER_DATA/ORG_UNIT",
                        List.of("@Hierarchy.parentChild", "0", "recurse"),
                        "parent",
                        "[{\"=\":\"HEAD_COUNT\"}]",
                        reason("semantics/hierarchies/ORG_TREE/parent", "[\"PARENT_ID\"]", "[\"HEAD_COUNT\"]")),
                model(
                        "default of a variable",
                        "SALES/AM_SALES",
                        List.of("variables", "P_CURRENCY"),
                        "defaultValue",
                        "\"USD\"",
                        reason("semantics/variables/P_CURRENCY/defaultValue", "EUR", "USD")),
                model(
                        "mandatory variable",
                        "SALES/AM_SALES",
                        List.of("variables", "P_CHANNEL"),
                        "mandatory",
                        "true",
                        reason("semantics/variables/P_CHANNEL/mandatory", "", "true"),
                        reason("semantics/variables/P_CHANNEL/rest/mandatory", "false", "")),
                model(
                        "formula of a measure",
                        "SALES/AM_SALES",
                        List.of("measures", "REVENUE_ONLINE"),
                        "formulaRaw",
                        "\"CHANNEL = 'WB'\"",
                        reason(
                                "semantics/measures/REVENUE_ONLINE/formula",
                                "CHANNEL = 'WB' OR CHANNEL = 'MP'",
                                "CHANNEL = 'WB'")),
                model(
                        "text of a measure",
                        "SALES/AM_SALES",
                        List.of("measures", "MARGIN"),
                        "text",
                        "\"Margin\"",
                        reason("semantics/measures/MARGIN/rest/text", "", "Margin")),
                model(
                        "label of a dimension",
                        "SALES/AM_SALES",
                        List.of("sourceModel", "dimensionSources", "0"),
                        "text",
                        "\"Client\"",
                        reason("semantics/dimensions/CUSTOMER_ID/label/", "Customer", "Client")));
    }

    @BeforeAll
    void bringOverTheSampleTenant() throws IOException {
        for (String file : files()) {
            Files.createDirectories(folder.resolve(file).getParent());
            try (InputStream in = sample(file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        scene = Scene.ofFolder(folder);
        assertThat(scene.sync().plan().changes()).isNotEmpty();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void withoutAnEditThereIsNoChange() {
        assertThat(scene.plan().changes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void thePlanHoldsExactlyThatChangeAndItsReason(Edit edit) throws IOException {
        Plan plan = planWith(edit);

        assertThat(plan.changes()).singleElement().satisfies(planned -> {
            assertThat(planned.change()).isInstanceOf(Change.Update.class);
            assertThat(planned.source().orElseThrow().name()).isEqualTo(edit.name());
            assertThat(planned.reasons()).extracting(Reason::cause).isSubsetOf(Cause.SOURCE, Cause.BREAKING);
            assertThat(reasons(planned)).isEqualTo(edit.reasons());
        });
        assertThat(plan.renamings()).isEmpty();
        assertThat(plan.orphans()).isEmpty();
    }

    private Plan planWith(Edit edit) throws IOException {
        Path file = folder.resolve(edit.document() + ".json");
        String original = Files.readString(file);
        try {
            JsonNode document = JSON.readTree(original);
            apply(edit, document);
            Files.writeString(file, JSON.writeValueAsString(document));
            return planWhateverBreaks();
        } finally {
            Files.writeString(file, original);
        }
    }

    /** Some objects of the sample tenant are released, and a breaking change of those is blocked unless it is let through. */
    private Plan planWhateverBreaks() {
        String policy = """
                policy:
                  allow-breaking: ["*"]
                """;
        try (SyncEngine engine = SyncEngine.open(scene.config(32, policy))) {
            return engine.plan();
        }
    }

    private static void apply(Edit edit, JsonNode document) throws IOException {
        JsonNode node = document;
        for (String step : edit.path()) {
            node = Objects.requireNonNull(
                    node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step), () -> "no " + step);
        }
        ObjectNode parent = (ObjectNode) node;
        JsonNode before = parent.get(edit.field());
        if (edit.value().isEmpty()) {
            assertThat(parent.remove(edit.field())).isNotNull();
        } else {
            parent.set(edit.field(), JSON.readTree(edit.value()));
            assertThat(parent.get(edit.field())).isNotEqualTo(before);
        }
    }

    private static List<Why> reasons(PlannedChange planned) {
        return planned.reasons().stream()
                .filter(reason -> reason.cause() != Cause.BREAKING)
                .map(reason -> new Why(reason.path(), reason.before(), reason.after()))
                .toList();
    }

    private static Edit definition(String what, String document, String field, String value, Why... reasons) {
        return in(what, document, List.of(), field, value, reasons);
    }

    private static Edit element(
            String what, String document, String element, String field, String value, Why... reasons) {
        return in(what, document, List.of("elements", element), field, value, reasons);
    }

    private static Edit in(
            String what, String document, List<String> path, String field, String value, Why... reasons) {
        List<String> whole = new ArrayList<>(List.of("definitions", document.substring(document.indexOf('/') + 1)));
        whole.addAll(path);
        return new Edit(what, document, whole, field, value, List.of(reasons));
    }

    private static Edit model(
            String what, String document, List<String> path, String field, String value, Why... reasons) {
        List<String> whole =
                new ArrayList<>(List.of("businessLayerDefinitions", document.substring(document.indexOf('/') + 1)));
        whole.addAll(path);
        return new Edit(what, document, whole, field, value, List.of(reasons));
    }

    private static Why reason(String path, String before, String after) {
        return new Why(path, before, after);
    }

    private static List<String> files() throws IOException {
        try (InputStream in = sample("index.json")) {
            List<String> files = new ArrayList<>();
            JSON.readTree(in).path("files").forEach((Consumer<JsonNode>) file -> files.add(file.asText()));
            return files;
        }
    }

    private static InputStream sample(String file) {
        return Objects.requireNonNull(SingleFieldTest.class.getResourceAsStream("/sample-tenant/" + file), file);
    }
}
