package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.glue.catalog.CatalogView;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Athena, Hive, Spark and Trino find in the catalog after a sync. */
class EnginesViewTest {
    private static final String LEGAL_NAME = "[a-z0-9_]{1,255}";

    @Test
    void theSampleTenantIsReadableByEveryEngine() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample());
                Scene scene = Scene.ofTenant(sandbox.datasphere())) {
            scene.sync();
            assertReadable(scene.glue().catalog());
        }
    }

    @Test
    void theCorpusIsReadableByEveryEngine() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            scene.sync();
            assertReadable(scene.glue().catalog());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INT",
                "decimal(10, 2)",
                "decimal",
                "varchar",
                "struct<a b:int>",
                "struct<>",
                "time",
                "decimal(39,2)"
            })
    void whatSomeEngineCannotReadIsSeenAsSuch(String type) {
        assertThat(HiveType.isReadable(type)).isFalse();
    }

    private static void assertReadable(CatalogView catalog) {
        assertThat(catalog.tableCount()).isPositive();
        for (String database : catalog.databaseNames()) {
            assertThat(database).matches(LEGAL_NAME);
            for (String table : catalog.tableNames(database)) {
                assertThat(table).matches(LEGAL_NAME);
                assertTable(
                        database + "." + table, catalog.table(database, table).orElseThrow());
            }
        }
    }

    private static void assertTable(String name, JsonNode table) {
        JsonNode storage = table.path("StorageDescriptor");
        assertThat(table.path("TableType").asText()).as(name).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.path("PartitionKeys").isArray()).as(name).isTrue();
        assertThat(table.path("Parameters").size()).as(name).isPositive();
        assertThat(storage.path("InputFormat").asText()).as(name).isNotEmpty();
        assertThat(storage.path("OutputFormat").asText()).as(name).isNotEmpty();
        assertThat(storage.path("SerdeInfo").path("SerializationLibrary").asText())
                .as(name)
                .isNotEmpty();
        assertThat(storage.path("Location").asText()).as(name).startsWith("sap-datasphere://");
        Set<String> names = new HashSet<>();
        for (JsonNode column : storage.path("Columns")) {
            assertColumn(name, column);
            assertThat(names.add(column.path("Name").asText())).as(name).isTrue();
        }
    }

    private static void assertColumn(String table, JsonNode column) {
        String name = table + "." + column.path("Name").asText();
        assertThat(column.path("Name").asText()).as(name).matches(LEGAL_NAME);
        assertThat(column.path("Type").asText()).as(name).matches(HiveType::isReadable);
        assertThat(column.path("Comment").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .as(name)
                .hasSizeLessThanOrEqualTo(255);
        assertThat(column.path("Comment").asText()).as(name).doesNotContain("\n", "\r");
    }
}
