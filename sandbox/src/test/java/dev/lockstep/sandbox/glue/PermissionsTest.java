package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

class PermissionsTest {
    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final GlueClient glue = Clients.glue(sandbox);

    @BeforeEach
    void create() {
        Clients.createDatabase(glue, "sap_sales");
        Clients.createDatabase(glue, "other");
        Clients.createTable(glue, "sap_sales", "orders");
        Clients.createTable(glue, "sap_sales", "secret_pay");
    }

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @Test
    void aDeniedActionIsNamedWithCallerAndResource() {
        sandbox.permissions().deny(Denial.of("UpdateTable"));
        assertThatThrownBy(() -> glue.updateTable(
                        request -> request.databaseName("sap_sales").tableInput(Clients.table("Orders"))))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(
                        "User: arn:aws:iam::111122223333:user/sandbox is not authorized to perform:"
                                + " glue:UpdateTable on resource: arn:aws:glue:eu-central-1:111122223333:table/sap_sales/orders");
        assertThat(sandbox.catalog().versions("sap_sales", "orders")).containsExactly(0L);
        assertThatCode(() -> Clients.createTable(glue, "other", "t")).doesNotThrowAnyException();
    }

    @Test
    void aDenialMayBeLimitedToNames() {
        sandbox.permissions().deny(Denial.of("Create*").inDatabase("sap_*"));
        sandbox.permissions().deny(Denial.of("*").onTable("*", "secret_*"));
        sandbox.permissions().deny(Denial.of("GetDatabases").inCatalog("444455556666"));

        assertThatThrownBy(() -> Clients.createTable(glue, "SAP_SALES", "t")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Clients.createDatabase(glue, "sap_x")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> glue.getTable(
                        request -> request.databaseName("sap_sales").name("Secret_Pay")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> glue.batchDeleteTable(
                        request -> request.databaseName("sap_sales").tablesToDelete("orders", "secret_pay")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> glue.getDatabases(request -> request.catalogId("444455556666")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(glue.getDatabases(request -> {}).databaseList()).hasSize(2);
        assertThat(sandbox.catalog().tableNames("sap_sales")).containsExactly("orders", "secret_pay");

        sandbox.permissions().allowAll();
        assertThatCode(() -> Clients.createTable(glue, "sap_sales", "t")).doesNotThrowAnyException();
    }

    /** Catalog, database and table: one that is missing is enough to be refused. */
    @Test
    void aPolicyHasToAllowEachResourceUpTheTree() {
        String database = "arn:aws:glue:*:111122223333:database/sap_*";
        String table = "arn:aws:glue:*:111122223333:table/sap_*/*";
        allowOnly("arn:aws:glue:*:111122223333:catalog", database, table);
        assertThatCode(() -> Clients.createTable(glue, "sap_sales", "t")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Clients.createTable(glue, "other", "t"))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(
                        "glue:CreateTable on resource: arn:aws:glue:eu-central-1:111122223333:database/other");
        assertThatThrownBy(() -> glue.getDatabases(request -> {}))
                .as("of all databases")
                .isInstanceOf(AccessDeniedException.class);
        allowOnly(database, table);
        assertThatThrownBy(() -> Clients.createTable(glue, "sap_sales", "u")).hasMessageContaining(":catalog");
        allowOnly("arn:aws:glue:*:111122223333:catalog", database);
        assertThatThrownBy(() -> Clients.createTable(glue, "sap_sales", "u"))
                .hasMessageContaining(":table/sap_sales/u");
        sandbox.permissions().allowAll();
        assertThatCode(() -> Clients.createTable(glue, "other", "t")).doesNotThrowAnyException();
    }

    @Test
    void aPolicyWithConditionsIsNotHalfUnderstood() {
        assertThatThrownBy(() -> sandbox.permissions()
                        .allowOnly(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Condition\":{}}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Condition");
        assertThatThrownBy(() -> sandbox.permissions().allowOnly("rubbish"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void allowOnly(String... resources) {
        sandbox.permissions()
                .allowOnly(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"glue:*\",\"Resource\":[\"%s\"]}]}"
                                .formatted(String.join("\",\"", resources)));
    }

    @Test
    void whatIsHiddenVanishesFromListingsAndIsDeniedWhenNamed() {
        sandbox.permissions().hideTable("sap_sales", "secret_*");
        sandbox.permissions().hideDatabase("other");

        assertThat(glue.getDatabases(request -> {}).databaseList())
                .extracting(Database::name)
                .containsExactly("sap_sales");
        assertThat(Clients.names(Clients.pages(
                        glue,
                        GetTablesRequest.builder().databaseName("sap_sales").build())))
                .containsExactly("orders");
        assertThatThrownBy(() -> glue.getTable(
                        request -> request.databaseName("sap_sales").name("secret_pay")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("Insufficient Lake Formation permission(s)");
        assertThatThrownBy(() -> glue.getTables(request -> request.databaseName("other")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Clients.createTable(glue, "sap_sales", "secret_pay"))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> Clients.createDatabase(glue, "other")).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void theCatalogOfAnotherAccountIsDeniedUnlessAllAreOpened() {
        assertThatThrownBy(() -> glue.getDatabases(request -> request.catalogId("444455556666")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(
                        "User: arn:aws:iam::111122223333:user/sandbox is not authorized to perform: glue:GetDatabases on"
                                + " resource: arn:aws:glue:eu-central-1:444455556666:catalog");
        assertThatCode(() -> glue.getDatabases(request -> request.catalogId("111122223333")))
                .doesNotThrowAnyException();
        try (var open = GlueSandbox.start(GlueSandboxOptions.defaults().withCrossAccountAccess());
                GlueClient client = Clients.glue(open)) {
            assertThatCode(() -> client.getDatabases(request -> request.catalogId("444455556666")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void tablesOfALinkAreRefused() {
        glue.createDatabase(request -> request.databaseInput(input -> input.name("link")
                .targetDatabase(target -> target.catalogId("444455556666").databaseName("sales"))));
        assertThat(glue.getDatabase(request -> request.name("link"))
                        .database()
                        .targetDatabase()
                        .databaseName())
                .isEqualTo("sales");
        assertThatThrownBy(() -> Clients.createTable(glue, "link", "t"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("resource link");
        assertThatThrownBy(() -> glue.getTables(request -> request.databaseName("link")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        glue.getTable(request -> request.databaseName("link").name("t")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aCallWithoutCatalogIdIsRefusedIfOneIsRequired() {
        try (var strict = GlueSandbox.start(GlueSandboxOptions.defaults().withCatalogIdRequired());
                GlueClient client = Clients.glue(strict)) {
            assertThatThrownBy(() -> Clients.createDatabase(client, "db"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("CatalogId");
            client.createDatabase(request -> request.catalogId("111122223333")
                    .databaseInput(DatabaseInput.builder().name("db").build()));
            assertThat(strict.catalog().databaseNames()).containsExactly("db");
        }
    }
}
