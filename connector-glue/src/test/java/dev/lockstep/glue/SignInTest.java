package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.sandbox.glue.auth.Role;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.MetadataConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to sign in, against an STS that checks signatures and trust. */
class SignInTest {
    private static final String HUB = "arn:aws:iam::111122223333:role/Hub";
    private static final String WRITER = "arn:aws:iam::444455556666:role/lockstep/Writer";
    private static final String POD = "arn:aws:iam::444455556666:role/Pod";

    @TempDir
    Path folder;

    private SandboxGlue glue;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start(options());
    }

    @AfterEach
    void stop() {
        glue.close();
        List.of("aws.configFile", "aws.sharedCredentialsFile", "aws.profile", "aws.accessKeyId", "aws.secretAccessKey")
                .forEach(System::clearProperty);
    }

    private static GlueSandboxOptions options() {
        return GlueSandboxOptions.defaults()
                .withRoles(
                        Role.of(HUB).withTrusted("111122223333").withMaxSession(Duration.ofHours(12)),
                        Role.of(WRITER)
                                .withTrusted("arn:aws:sts::111122223333:assumed-role/Hub/nightly")
                                .withExternalId("tenant/7")
                                .withRequiredTags(Map.of("team", "data")),
                        Role.of(POD).withWebIdentityTokens("t0ken-1"));
    }

    @Test
    void aChainOfRolesPresentsExternalIdAndTagsToTheLast() {
        Map<String, Check> checks = examine(chain("tenant/7"));
        assertThat(checks.get("sts:GetCallerIdentity").detail())
                .isEqualTo("account 444455556666, arn:aws:sts::444455556666:assumed-role/Writer/nightly");
        assertThat(checks.get("credentials").detail())
                .isEqualTo("role %s, session nightly, by role %s, session nightly, by keys of the configuration"
                        .formatted(WRITER, HUB));
    }

    @Test
    void aWrongExternalIdIsToldWithCauseAndRemedyAndIsNotShown() {
        try (MetadataConnector connector = connector(chain("tenant/8"))) {
            assertThatThrownBy(() -> list(connector)).isInstanceOfSatisfying(AccessException.class, e -> {
                assertThat(e.code()).isEqualTo("glue.role-denied");
                assertThat(e)
                        .hasMessageContaining("sts:AssumeRole on " + WRITER)
                        .hasMessageNotContaining("tenant");
                assertThat(e.remedy()).contains("external-id", "trust policy");
            });
        }
    }

    @Test
    void aSessionIsAskedForOnceAndAnewBeforeItEndsWhileARunGoesOn() {
        try (MetadataConnector connector = connector(role(HUB))) {
            for (int minute = 0; minute < 180; minute++) {
                list(connector);
                glue.clock.advance(Duration.ofMinutes(1));
            }
            assertThat(glue.sandbox.calls().count("GetDatabases")).isEqualTo(180);
            assertThat(glue.sandbox.calls().outcomes()).containsOnlyKeys("OK");
            assertThat(connector.calls()).containsEntry("sts:AssumeRole", 4L);
        }
    }

    @Test
    void aSessionThatIsEndedEarlyIsRenewedOnce() {
        try (MetadataConnector connector = connector(role(HUB))) {
            list(connector);
            glue.sandbox.expireSessions();
            list(connector);
            list(connector);
            assertThat(connector.calls()).containsEntry("sts:AssumeRole", 2L);
            assertThat(glue.sandbox.calls().outcomes()).containsEntry("ExpiredTokenException", 1L);
        }
    }

    @Test
    void keysOfASessionThatEndedSayWhatRenewsItself() {
        glue.sandbox.faults().script(Trigger.next("GetDatabases"), Fault.refused("ExpiredTokenException", 400));
        Map<String, Object> session = new HashMap<>(keys());
        session.put("type", "static");
        try (MetadataConnector connector = connector(session)) {
            assertThatThrownBy(() -> list(connector)).isInstanceOfSatisfying(AccessException.class, e -> {
                assertThat(e.code()).isEqualTo("glue.expired-credentials");
                assertThat(e.remedy()).contains("renew themselves: type assume-role");
            });
        }
    }

    @Test
    void aLongerSessionThanTheRoleAllowsIsRefusedByName() {
        glue.close();
        glue = SandboxGlue.start(GlueSandboxOptions.defaults().withRoles(Role.of(HUB)));
        Map<String, Object> credentials = role(HUB);
        credentials.put("duration", "2h");
        try (MetadataConnector connector = connector(credentials)) {
            assertThatThrownBy(() -> list(connector))
                    .isInstanceOfSatisfying(
                            AccessException.class, e -> assertThat(e.remedy()).contains("`duration`"));
        }
    }

    @Test
    void webIdentityReadsTheTokenFileAnewForEachSession() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "t0ken-1\n");
        try (MetadataConnector connector = connector(web(token))) {
            assertThat(byName(connector).get("sts:GetCallerIdentity").detail()).contains("assumed-role/Pod/lockstep");
            Files.writeString(token, "t0ken-2");
            glue.sandbox.expireSessions();
            assertThatThrownBy(() -> list(connector))
                    .isInstanceOfSatisfying(AccessException.class, e -> {
                        assertThat(e.code()).isEqualTo("glue.web-token");
                        assertThat(e.remedy()).contains("issued anew");
                    })
                    .hasMessageNotContaining("t0ken");
            Files.delete(token);
            assertThatThrownBy(() -> list(connector)).hasMessageContaining("token file " + token);
        }
    }

    @Test
    void aProfileIsReadFromTheSharedFiles() throws IOException {
        profiles("[profile dev]\nregion=eu-west-1\naws_access_key_id=%s\naws_secret_access_key=%s\n"
                .formatted(
                        glue.sandbox.accessKey().id(), glue.sandbox.accessKey().secret()));
        Map<String, Check> checks = examine(Map.of("type", "profile", "profile", "dev"));
        assertThat(checks.get("credentials").detail()).isEqualTo("the profile dev: keys of a profile");
        assertThat(checks.get("glue:GetTables").status()).isEqualTo(Check.Status.PASSED);
    }

    @Test
    void theDefaultChainSaysWhichLinkWon() throws IOException {
        profiles("[default]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
                .formatted(
                        glue.sandbox.accessKey().id(), glue.sandbox.accessKey().secret()));
        assertThat(examine(Map.of("type", "default")).get("credentials").detail())
                .isEqualTo("the default chain: keys of a profile");
        System.setProperty("aws.accessKeyId", glue.sandbox.accessKey().id());
        System.setProperty("aws.secretAccessKey", glue.sandbox.accessKey().secret());
        assertThat(examine(Map.of("type", "default")).get("credentials").detail())
                .isEqualTo("the default chain: Java system properties (aws.accessKeyId)");
    }

    @Test
    void aCredentialProcessIsRun() throws IOException {
        Path output = Files.writeString(
                folder.resolve("output.json"),
                "{\"Version\":1,\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"%s\"}"
                        .formatted(
                                glue.sandbox.accessKey().id(),
                                glue.sandbox.accessKey().secret()));
        profiles("[profile dev]\ncredential_process=cat %s\n".formatted(output));
        Map<String, Check> checks = examine(Map.of("profile", "dev"));
        assertThat(checks.get("credentials").detail()).isEqualTo("the profile dev: credential process of a profile");
        assertThat(checks.get("sts:GetCallerIdentity").status()).isEqualTo(Check.Status.PASSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo s3cret-rubbish | did not print the JSON",
                "echo s3cret; exit 3 | exit code 3",
                "echo s3cret >&2; exit 1 | exit code 1",
                "echo '{\"Version\":7,\"SecretAccessKey\":\"s3cret\"}' | did not print the JSON",
                "/no/such/program | exit code 127"
            })
    void aCredentialProcessThatFailsIsToldWithoutWhatItPrinted(String command, String told) throws IOException {
        Path script = Files.writeString(folder.resolve("process.sh"), command + "\n");
        profiles("[profile dev]\ncredential_process=sh %s\n".formatted(script));
        try (MetadataConnector connector = connector(Map.of("profile", "dev"))) {
            assertThatThrownBy(() -> list(connector)).isInstanceOfSatisfying(AccessException.class, e -> {
                assertThat(e.code()).isEqualTo("glue.credential-process");
                assertThat(e).hasMessageContaining("the profile dev").hasMessageContaining(told);
                assertThat(e).hasNoCause().hasMessageNotContaining("s3cret");
                assertThat(e.remedy()).contains("credential_process").doesNotContain("s3cret");
            });
            assertThat(connector.check().toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void anExpiredSsoSessionSaysHowToSignInAgain() throws IOException {
        profiles(
                """
                [profile dev]
                sso_session=lockstep-nobody-ever-signed-in
                sso_account_id=111122223333
                sso_role_name=x
                [sso-session lockstep-nobody-ever-signed-in]
                sso_region=eu-central-1
                sso_start_url=https://example.invalid/start
                """);
        try (MetadataConnector connector = connector(Map.of("profile", "dev"))) {
            assertThatThrownBy(() -> list(connector)).isInstanceOfSatisfying(AccessException.class, e -> {
                assertThat(e.code()).isEqualTo("glue.sso-expired");
                assertThat(e)
                        .hasMessage(
                                "Cannot sign in with the profile dev: the SSO session has expired or was never begun");
                assertThat(e.remedy()).contains("aws sso login");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-6, 6})
    void aClockThatIsOffIsTold(int minutes) {
        glue.close();
        glue = SandboxGlue.start(
                options().withSignatureClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes))));
        Map<String, Check> checks = examine(keys());
        for (String name : List.of("sts:GetCallerIdentity", "glue:GetDatabases")) {
            assertThat(checks.get(name).status()).isEqualTo(Check.Status.FAILED);
            assertThat(checks.get(name).remedy()).contains("clock");
        }
    }

    @Test
    void anotherRegionIsTold() {
        glue.close();
        glue = SandboxGlue.start(options().withRegion("us-east-1"));
        Map<String, Check> checks = examine(keys());
        assertThat(checks.get("glue:GetDatabases").remedy()).contains("`region`");
        assertThat(checks.get("sts:GetCallerIdentity").remedy()).contains("`region`");
    }

    @Test
    void theAliasNamesTheAccountAndStsIsAskedAtMostOnce() {
        try (MetadataConnector own = connector(keys());
                MetadataConnector hub = connector(role(HUB));
                MetadataConnector named = glue.connector(Map.of("catalog-id", "999988887777", "credentials", keys()))) {
            assertThat(own.system()).isEqualTo("glue-111122223333-eu-central-1");
            assertThat(own.system()).isEqualTo("glue-111122223333-eu-central-1");
            assertThat(own.calls()).containsOnly(Map.entry("sts:GetCallerIdentity", 1L));
            assertThat(hub.system()).isEqualTo("glue-111122223333-eu-central-1");
            assertThat(named.system()).isEqualTo("glue-999988887777-eu-central-1");
            assertThat(hub.calls()).isEmpty();
            assertThat(named.calls()).isEmpty();
        }
        try (MetadataConnector away = connector(chain("tenant/7"))) {
            assertThat(away.system()).isEqualTo("glue-444455556666-eu-central-1");
        }
    }

    @Test
    void withoutStsTheAccountHasToBeConfigured() {
        try (MetadataConnector mute = glue.connector(Map.of("sts-endpoint", "http://127.0.0.1:1"));
                MetadataConnector named =
                        glue.connector(Map.of("sts-endpoint", "http://127.0.0.1:1", "catalog-id", "111122223333"))) {
            assertThatThrownBy(mute::system).isInstanceOfSatisfying(RemoteException.class, e -> {
                assertThat(e.code()).isEqualTo("glue.account-unknown");
                assertThat(e.remedy()).contains("`catalog-id`");
            });
            assertThat(named.system()).isEqualTo("glue-111122223333-eu-central-1");
        }
    }

    private Map<String, Object> keys() {
        return Map.of(
                "access-key-id", glue.sandbox.accessKey().id(),
                "secret-access-key", glue.sandbox.accessKey().secret());
    }

    private Map<String, Object> role(String arn) {
        return new HashMap<>(Map.of("type", "assume-role", "role-arn", arn, "source", keys()));
    }

    private Map<String, Object> chain(String externalId) {
        return Map.of(
                "type",
                "assume-role",
                "role-arn",
                List.of(HUB, WRITER),
                "external-id",
                externalId,
                "session-name",
                "nightly",
                "tags",
                Map.of("team", "data"),
                "source",
                keys());
    }

    private static Map<String, Object> web(Path token) {
        return Map.of("type", "web-identity", "role-arn", POD, "token-file", token.toString());
    }

    private void profiles(String text) throws IOException {
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), text).toString());
        System.setProperty(
                "aws.sharedCredentialsFile",
                Files.writeString(folder.resolve("credentials"), "").toString());
    }

    private MetadataConnector connector(Map<String, ?> credentials) {
        return glue.connector(Map.of("credentials", credentials));
    }

    private Map<String, Check> examine(Map<String, ?> credentials) {
        try (MetadataConnector connector = connector(credentials)) {
            return byName(connector);
        }
    }

    private static Map<String, Check> byName(MetadataConnector connector) {
        Map<String, Check> checks = new HashMap<>();
        connector.check().forEach(check -> checks.put(check.name(), check));
        return checks;
    }

    private static void list(MetadataConnector connector) {
        connector.writer().orElseThrow().listContainers();
    }
}
