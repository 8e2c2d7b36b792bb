package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

class GlueSandboxTest {
    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final GlueClient glue = Clients.glue(sandbox);

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @Test
    void aTableComesBackAsItWasWrittenWithTheMembersOnlyTheServiceSets() {
        Clients.createDatabase(glue, "sales");
        TableInput input = TableInput.builder()
                .name("orders")
                .description("first line\nsecond line")
                .tableType("EXTERNAL_TABLE")
                .parameters(Map.of("datasphere.label", "Aufträge", "empty", ""))
                .partitionKeys(List.of())
                .storageDescriptor(StorageDescriptor.builder()
                        .columns(Column.builder()
                                .name("id")
                                .type("bigint")
                                .comment("Nummer")
                                .parameters(Map.of("datasphere.role", "key"))
                                .build())
                        .location("sap-datasphere://acme/SALES/ORDERS")
                        .build())
                .build();

        glue.createTable(request -> request.databaseName("sales").tableInput(input));

        Table table = glue.getTable(request -> request.databaseName("sales").name("orders"))
                .table();
        assertThat(table.description()).isEqualTo(input.description());
        assertThat(table.parameters()).isEqualTo(input.parameters());
        assertThat(table.hasPartitionKeys()).isTrue();
        assertThat(table.storageDescriptor().columns())
                .isEqualTo(input.storageDescriptor().columns());
        assertThat(table.storageDescriptor().compressed()).isFalse();
        assertThat(table.storageDescriptor().numberOfBuckets()).isZero();
        assertThat(table.retention()).isZero();
        assertThat(table.versionId()).isEqualTo("0");
        assertThat(table.databaseName()).isEqualTo("sales");
        assertThat(table.catalogId()).isEqualTo(sandbox.accessKey().accountId());
        assertThat(table.createdBy()).isEqualTo("arn:aws:iam::111122223333:user/sandbox");
        assertThat(table.createTime()).isNotNull();
        assertThat(table.isRegisteredWithLakeFormation()).isFalse();
        assertThat(sandbox.catalog().table("sales", "orders").orElseThrow().has("IsRowFilteringEnabled"))
                .isTrue();
    }

    @Test
    void namesAreFoldedWhenStoredAndFoundInAnyCase() {
        Clients.createDatabase(glue, "SALES");
        glue.createTable(request -> request.databaseName("Sales")
                .tableInput(TableInput.builder()
                        .name("OrderS")
                        .partitionKeys(
                                Column.builder().name("Region").type("string").build())
                        .storageDescriptor(sd -> sd.columns(
                                Column.builder().name("userId").type("STRING").build()))
                        .build()));

        Table table = glue.getTable(request -> request.databaseName("sAles").name("ORDERS"))
                .table();
        assertThat(table.name()).isEqualTo("orders");
        assertThat(table.databaseName()).isEqualTo("sales");
        assertThat(table.partitionKeys().get(0).name()).isEqualTo("region");
        assertThat(table.storageDescriptor().columns().get(0).name()).isEqualTo("userid");
        assertThat(table.storageDescriptor().columns().get(0).type()).isEqualTo("STRING");
        assertThat(sandbox.catalog().databaseNames()).containsExactly("sales");
        assertThatThrownBy(() -> Clients.createDatabase(glue, "sALES")).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> Clients.createTable(glue, "sales", "ORders"))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void updatingADatabaseReplacesItAllAndRenamesNothing() {
        glue.createDatabase(request -> request.databaseInput(DatabaseInput.builder()
                .name("sales")
                .description("old")
                .parameters(Map.of("k", "v"))
                .build()));

        glue.updateDatabase(request -> request.name("SALES")
                .databaseInput(DatabaseInput.builder()
                        .name("Sales")
                        .locationUri("s3://x")
                        .build()));

        Database database = glue.getDatabase(request -> request.name("sales")).database();
        assertThat(database.description()).isNull();
        assertThat(database.hasParameters()).isFalse();
        assertThat(database.locationUri()).isEqualTo("s3://x");
        assertThatThrownBy(() -> glue.updateDatabase(request -> request.name("sales")
                        .databaseInput(DatabaseInput.builder().name("other").build())))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> glue.getDatabase(request -> request.name("Nope")))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Database nope not found.");
        Clients.createDatabase(glue, "sales");
        assertThatThrownBy(() ->
                        glue.getTable(request -> request.databaseName("sales").name("nope")))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Table nope not found.");
        assertThatThrownBy(() -> glue.deleteTable(
                        request -> request.databaseName("sales").name("nope")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> Clients.createTable(glue, "nope", "t")).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void aBatchDeletesWhatItCanAndListsTheRest() {
        Clients.createDatabase(glue, "sales");
        Clients.createTable(glue, "sales", "a");
        Clients.createTable(glue, "sales", "b");

        BatchDeleteTableResponse response =
                glue.batchDeleteTable(request -> request.databaseName("sales").tablesToDelete("a", "missing", "b"));

        assertThat(response.errors()).singleElement().satisfies(error -> {
            assertThat(error.tableName()).isEqualTo("missing");
            assertThat(error.errorDetail().errorCode()).isEqualTo("EntityNotFoundException");
        });
        assertThat(sandbox.catalog().tableNames("sales")).isEmpty();
    }

    @Test
    void deletingADatabaseDeletesItsTables() {
        Clients.createDatabase(glue, "sales");
        Clients.createTable(glue, "sales", "a");
        glue.deleteDatabase(request -> request.name("sales"));
        Clients.createDatabase(glue, "sales");
        assertThat(sandbox.catalog().tableCount()).isZero();
    }

    @Test
    void everyAccountHasACatalogOfItsOwn() {
        try (var open = GlueSandbox.start(GlueSandboxOptions.defaults().withCrossAccountAccess());
                GlueClient client = Clients.glue(open)) {
            Clients.createDatabase(client, "mine");
            client.createDatabase(request -> request.catalogId("444455556666")
                    .databaseInput(DatabaseInput.builder().name("theirs").build()));

            assertThat(open.catalog().databaseNames()).containsExactly("mine");
            assertThat(open.catalog("444455556666").databaseNames()).containsExactly("theirs");
            assertThatThrownBy(() -> client.getDatabase(request -> request.name("theirs")))
                    .isInstanceOf(EntityNotFoundException.class);
            assertThat(client.getDatabase(
                                    request -> request.catalogId("444455556666").name("theirs"))
                            .database()
                            .catalogId())
                    .isEqualTo("444455556666");
        }
    }

    @Test
    void theLogSaysWhatWasCalledAndHowItEnded() {
        Clients.createDatabase(glue, "sales");
        Clients.createTable(glue, "sales", "Orders");
        assertThatThrownBy(() -> Clients.createTable(glue, "sales", "orders"))
                .isInstanceOfSatisfying(AlreadyExistsException.class, e -> assertThat(
                                sandbox.calls().all().get(2).requestId())
                        .isEqualTo(e.requestId()));
        glue.getTables(request -> request.databaseName("sales"));

        assertThat(sandbox.calls().counts())
                .containsExactly(
                        Map.entry("CreateDatabase", 1L), Map.entry("CreateTable", 2L), Map.entry("GetTables", 1L));
        assertThat(sandbox.calls().outcomes())
                .containsExactly(Map.entry("AlreadyExistsException", 1L), Map.entry(Call.OK, 3L));
        assertThat(sandbox.calls().writes()).isEqualTo(3);
        assertThat(sandbox.calls().glueCalls()).isEqualTo(4);
        assertThat(sandbox.calls().all().get(1)).satisfies(call -> {
            assertThat(call.catalogId()).isEqualTo("111122223333");
            assertThat(call.database()).isEqualTo("sales");
            assertThat(call.table()).isEqualTo("orders");
            assertThat(call.carriedOut()).isTrue();
        });
        sandbox.calls().reset();
        assertThat(sandbox.calls().all()).isEmpty();
    }
}
