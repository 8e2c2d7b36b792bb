package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools coerce on the way from SAP to Glue. */
class NothingIsCoercedTest {
    private static final String TABLE =
            """
            {"definitions": {"ORDERS": {"kind": "entity",
              "@EndUserText.label": "City, State",
              "@DataWarehouse.businessDefinition.tags": [{"key": "City, State", "text": "City, State"}],
              "elements": {
                "COUNT": {"type": "cds.Integer"},
                "CODE": {"type": "cds.String", "length": 10},
                "AMOUNT": {"type": "cds.Decimal", "precision": 34, "scale": 6},
                "City, State": {"type": "cds.String", "length": 3, "@EndUserText.label": "City, State",
                  "enum": {"here": {"val": "City, State", "@EndUserText.label": "City, State"}}}
              }}}}
            """;

    private static final String MODEL =
            """
            {"definitions": {
              "AM_COUNT": {"kind": "entity",
                "@EndUserText.label": "Count",
                "@ObjectModel.modelingPattern": {"#": "ANALYTICAL_CUBE"},
                "@ObjectModel.supportedCapabilities": [{"#": "ANALYTICAL_PROVIDER"}],
                "@DataWarehouse.editorType": {"#": "DWCQueryModelEditor"},
                "elements": {"COUNT": {"type": "cds.Integer", "@AnalyticsDetails.measureType": {"#": "BASE"}}},
                "query": {"SELECT": {"from": {"ref": ["ORDERS"]}, "columns": [{"ref": ["COUNT"]}]}}}},
             "businessLayerDefinitions": {
              "AM_COUNT": {"identifier": {"key": "AM_COUNT"}, "text": "Count",
                "sourceModel": {"factSources": {"ORDERS": {"text": "Orders", "dataEntity": {"key": "ORDERS"}}},
                  "dimensionSources": {}},
                "attributes": {},
                "measures": {"COUNT": {"text": "Count", "measureType": "AnalyticModelMeasureType.FactSourceMeasure",
                  "measureMapping": {"ORDERS": {"key": "COUNT"}}, "isAuxiliary": false}},
                "variables": {}}}}
            """;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void sync() {
        CsnFolder.write(folder.resolve("SALES").resolve("ORDERS.json"), TABLE);
        CsnFolder.write(folder.resolve("SALES").resolve("AM_COUNT.json"), MODEL);
        scene = Scene.ofFolder(folder);
        assertThat(scene.sync().plan().refusals()).isEmpty();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void intStaysInt() {
        assertThat(glueType("count")).isEqualTo("int");
        assertThat(column("COUNT").type()).isEqualTo(new DataType.Int(32, true));
    }

    @Test
    void varcharStaysVarcharWithItsLength() {
        assertThat(glueType("code")).isEqualTo("varchar(10)");
        assertThat(column("CODE").type()).isEqualTo(DataType.Text.of(10));
    }

    @Test
    void decimalStaysItselfWithPrecisionAndScale() {
        assertThat(glueType("amount")).isEqualTo("decimal(34,6)");
        assertThat(column("AMOUNT").type()).isEqualTo(new DataType.Decimal(34, 6));
    }

    @Test
    void aValueWithACommaStaysOneValue() {
        assertThat(table("orders").path("Description").asText()).isEqualTo("City, State");
        assertThat(asset("ORDERS").stewardship().tags()).isEqualTo(List.of("City, State"));
        Column column = column("City, State");
        assertThat(column.label().byLanguage().values()).containsExactly("City, State");
        assertThat(column.type()).isInstanceOfSatisfying(DataType.Enumerated.class, type -> assertThat(type.members())
                .singleElement()
                .satisfies(member ->
                        assertThat(member.label().byLanguage().values()).containsExactly("City, State")));
        assertThat(asset("ORDERS").columns()).hasSize(4);
        assertThat(table("orders").path("StorageDescriptor").path("Columns")).hasSize(4);
    }

    @Test
    void aModelWithoutDimensionsStaysAModel() {
        Asset model = asset("AM_COUNT");

        assertThat(model.kind()).isEqualTo(AssetKind.ANALYTIC_MODEL);
        assertThat(model.semantics().dimensions()).isEmpty();
        assertThat(model.semantics().measures()).hasSize(1);
        assertThat(table("am_count").path("Parameters").path("datasphere.kind").asText())
                .isEqualTo("analytic-model");
    }

    @Test
    void allOfItReadsBackAsTheSourceHasIt() {
        assertThat(scene.discoverTarget().assets())
                .containsExactlyInAnyOrderElementsOf(scene.discover().assets().toList());
    }

    private JsonNode table(String name) {
        return scene.glue().catalog().table("sales", name).orElseThrow();
    }

    private String glueType(String column) {
        for (JsonNode found : table("orders").path("StorageDescriptor").path("Columns")) {
            if (found.path("Name").asText().equals(column)) {
                return found.path("Type").asText();
            }
        }
        throw new AssertionError("no column " + column);
    }

    private Asset asset(String name) {
        return scene.discoverTarget()
                .assets()
                .filter(asset -> asset.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Column column(String name) {
        return asset("ORDERS").columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
