package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Use;
import dev.lockstep.spi.Use.Extent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlueDoctorTest {
    private static final Use USE = new Use(Extent.DROP, "SAP_", "");
    private static final List<String> ACTIONS = List.of(
            "glue:GetDatabase",
            "glue:GetTable",
            "glue:GetTables",
            "glue:CreateDatabase",
            "glue:CreateTable",
            "glue:UpdateDatabase",
            "glue:UpdateTable",
            "glue:BatchDeleteTable");

    private SandboxGlue glue;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start();
    }

    @AfterEach
    void stop() {
        glue.close();
    }

    @Test
    void aHealthyAccountPassesAndNothingIsWritten() {
        Map<String, Check> checks = examine(Map.of());
        assertThat(checks.get("sts:GetCallerIdentity").detail())
                .contains(glue.sandbox.accessKey().accountId());
        assertThat(checks.get("glue:GetDatabases").remedy()).contains("Lake Formation");
        for (String action : List.of("GetTables", "GetTable", "CreateTable", "UpdateTable", "BatchDeleteTable")) {
            assertThat(checks.get("glue:" + action).status()).isEqualTo(Check.Status.PASSED);
        }
        assertThat(checks.get("glue:CreateDatabase").status()).isEqualTo(Check.Status.SKIPPED);
        assertThat(glue.sandbox.catalog().databaseNames()).isEmpty();
    }

    @Test
    void whereThereAreTablesOfOursEachActionIsTestedOnThem() {
        publish("sap_sales");
        String before = everything();
        glue.sandbox.calls().reset();
        Map<String, Check> checks = examine(Map.of(), USE);
        assertThat(checks.values()).noneMatch(GlueDoctorTest::isAmiss);
        assertThat(checks.keySet()).containsAll(ACTIONS);
        for (String action : ACTIONS) {
            assertThat(checks.get(action).detail())
                    .as(action)
                    .contains(action.equals("glue:UpdateDatabase") ? "does not exist" : "sap_sales");
        }
        assertThat(everything()).isEqualTo(before);
        // a batch succeeds as a whole, and says that there is no such table
        assertThat(glue.sandbox
                        .calls()
                        .count(call -> call.carriedOut()
                                && call.isWrite()
                                && !call.operation().equals("BatchDeleteTable")))
                .isZero();
    }

    /** Each in the one database that matters, as a policy or a missing grant does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetDatabase",
                "GetTable",
                "GetTables",
                "CreateDatabase",
                "CreateTable",
                "UpdateTable",
                "BatchDeleteTable"
            })
    void anActionThatIsMissingInADatabaseOfOursIsNamedAlone(String action) {
        publish("sap_sales");
        glue.sandbox.permissions().deny(Denial.of(action).inDatabase("sap_sales"));
        Map<String, Check> checks = examine(Map.of(), USE);
        assertThat(checks.values())
                .filteredOn(GlueDoctorTest::isAmiss)
                .extracting(Check::name, Check::status)
                .containsExactly(tuple("glue:" + action, Check.Status.FAILED));
        assertThat(checks.get("glue:" + action).remedy()).contains("glue:" + action);
    }

    /** The names that doctor makes up are names that the policy is about. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void underTheLeastPrivilegesNothingIsAmiss(boolean published) {
        if (published) {
            publish("sap_sales");
        }
        glue.sandbox.permissions().allowOnly(policy());
        assertThat(examine(Map.of(), USE).values())
                .filteredOn(check -> check.status() == Check.Status.FAILED)
                .isEmpty();
    }

    @Test
    void onlyWhatTheUseNeedsIsTested() {
        assertThat(examine(Map.of(), Use.reading()).keySet())
                .containsExactlyInAnyOrder(
                        "credentials", "sts:GetCallerIdentity", "glue:GetDatabases", "glue:GetTables");
        assertThat(examine(Map.of(), new Use(Extent.WRITE, "", "")).keySet()).doesNotContain("glue:BatchDeleteTable");
        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isZero();
    }

    @Test
    void tablesThatLakeFormationHidesWithoutAWordAreNoticed() {
        publish("sap_sales");
        glue.sandbox.permissions().hideTable("sap_sales", "*");
        Check tables = examine(Map.of(), USE).get("glue:GetTables");
        assertThat(tables.status()).isEqualTo(Check.Status.WARNING);
        assertThat(tables.detail()).contains("no tables in sap_sales");
        assertThat(tables.remedy()).contains("Lake Formation");
    }

    @Test
    void databasesThatLakeFormationHidesWithoutAWordAreNoticed() {
        publish("sap_sales");
        glue.sandbox.permissions().hideDatabase("*");
        Check databases = examine(Map.of(), USE).get("glue:GetDatabases");
        assertThat(databases.status()).isEqualTo(Check.Status.WARNING);
        assertThat(databases.remedy()).contains("Lake Formation", "`region`");
    }

    @Test
    void otherPeoplesDatabasesAreNotAskedAbout() {
        glue.client().createDatabase(r -> r.databaseInput(d -> d.name("theirs")));
        glue.sandbox.permissions().deny(Denial.of("*Table*").inDatabase("theirs"));
        assertThat(examine(Map.of(), USE).values())
                .filteredOn(check -> check.status() == Check.Status.FAILED)
                .isEmpty();
    }

    @Test
    void anEndpointThatIsNotGlueIsTold() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", http -> {
            http.sendResponseHeaders(404, 0);
            http.close();
        });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            Check databases = examine(Map.of("endpoint", url)).get("glue:GetDatabases");
            assertThat(databases.status()).isEqualTo(Check.Status.FAILED);
            assertThat(databases.remedy()).isEqualTo("Check `endpoint`: what answers there is not AWS Glue.");
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetTables", "GetTable", "CreateTable", "UpdateTable", "BatchDeleteTable"})
    void aMissingPermissionIsNamed(String action) {
        glue.sandbox.permissions().deny(Denial.of(action));
        Map<String, Check> checks = examine(Map.of());
        assertThat(checks.get("glue:" + action).status()).isEqualTo(Check.Status.FAILED);
        assertThat(checks.get("glue:" + action).remedy()).contains("glue:" + action);
        assertThat(checks.values())
                .filteredOn(check -> check.status() == Check.Status.FAILED)
                .hasSize(1);
    }

    @Test
    void withoutAccessToTheCatalogTheRestIsSkipped() {
        glue.sandbox.permissions().deny(Denial.of("GetDatabases"));
        Map<String, Check> checks = examine(Map.of());
        assertThat(checks.get("glue:GetDatabases").status()).isEqualTo(Check.Status.FAILED);
        assertThat(checks.get("glue:CreateTable").status()).isEqualTo(Check.Status.SKIPPED);
    }

    @Test
    void wrongKeysAreAFailedCheckAndNoException() {
        Map<String, Check> checks = examine(Map.of(
                "credentials", Map.of("access-key-id", "AKIALOCKSTEPSANDBOX0", "secret-access-key", "not-the-secret")));
        assertThat(checks.get("glue:GetDatabases").status()).isEqualTo(Check.Status.FAILED);
        assertThat(checks.get("glue:GetDatabases").detail()).doesNotContain("not-the-secret");
        assertThat(checks.get("glue:GetDatabases").remedy()).contains("secret access key");
    }

    @Test
    void anotherAccountsCatalogIsPointedOut() {
        Map<String, Check> checks = examine(Map.of("catalog-id", "999988887777"));
        assertThat(checks.get("sts:GetCallerIdentity").status()).isEqualTo(Check.Status.WARNING);
    }

    @Test
    void nobodyThereIsAFailedCheck() {
        Map<String, Check> checks = examine(Map.of("endpoint", "http://127.0.0.1:1"));
        assertThat(checks.get("glue:GetDatabases").status()).isEqualTo(Check.Status.FAILED);
        assertThat(checks.get("glue:GetDatabases").remedy()).contains("endpoint");
    }

    private void publish(String database) {
        try (MetadataConnector connector = glue.connector()) {
            MetadataWriter writer = connector.writer().orElseThrow();
            Form container = writer.format()
                    .renderContainer(Container.of("acme", "SALES"), database, "sales-to-glue")
                    .form();
            writer.apply(new Change.CreateContainer(database, container));
            Address orders = new Address(database, "orders");
            Asset asset = Asset.builder(new AssetId("acme", "SALES", "ORDERS"), AssetKind.TABLE)
                    .columns(List.of(
                            Column.builder("ID", new DataType.Int(32, true)).build()))
                    .build();
            writer.apply(new Change.Create(
                    orders,
                    writer.format().render(asset, orders, "sales-to-glue").form()));
        }
    }

    private static boolean isAmiss(Check check) {
        return check.status() == Check.Status.FAILED || check.status() == Check.Status.WARNING;
    }

    private String everything() {
        return glue.sandbox.catalog().databaseNames() + " "
                + glue.sandbox.catalog().tableNames("sap_sales") + " "
                + glue.sandbox.catalog().table("sap_sales", "orders");
    }

    private String policy() {
        try (MetadataConnector connector = glue.connector()) {
            return CanonicalJson.print(connector.grants(USE).get(0).document());
        }
    }

    private Map<String, Check> examine(Map<String, ?> settings) {
        return examine(settings, new Use(Extent.DROP, "", ""));
    }

    private Map<String, Check> examine(Map<String, ?> settings, Use use) {
        try (MetadataConnector connector = glue.connector(settings, use)) {
            return connector.check().stream().collect(Collectors.toMap(Check::name, Function.identity()));
        }
    }
}
