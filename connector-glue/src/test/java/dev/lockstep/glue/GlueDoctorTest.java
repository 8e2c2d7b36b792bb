package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.MetadataConnector;
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
        for (String action : List.of("GetTables", "GetTable", "CreateTable", "UpdateTable", "DeleteTable")) {
            assertThat(checks.get("glue:" + action).status()).isEqualTo(Check.Status.PASSED);
        }
        assertThat(checks.get("glue:CreateDatabase").status()).isEqualTo(Check.Status.SKIPPED);
        assertThat(glue.sandbox.catalog().databaseNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetTables", "GetTable", "CreateTable", "UpdateTable", "DeleteTable"})
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

    private Map<String, Check> examine(Map<String, ?> settings) {
        try (MetadataConnector connector = glue.connector(settings)) {
            return connector.check().stream().collect(Collectors.toMap(Check::name, Function.identity()));
        }
    }
}
