package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.glue.auth.AccessKey;
import dev.lockstep.sandbox.glue.auth.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

class StsTest {
    private static final String WRITER = "arn:aws:iam::444455556666:role/lockstep/GlueWriter";
    private static final String GUARDED = "arn:aws:iam::444455556666:role/Guarded";
    private static final String STRANGERS = "arn:aws:iam::444455556666:role/Strangers";
    private static final String TAGGED = "arn:aws:iam::444455556666:role/Tagged";
    private static final String WEB = "arn:aws:iam::444455556666:role/Web";

    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults()
            .withRoles(
                    Role.of(WRITER).withMaxSession(Duration.ofHours(12)),
                    Role.of(GUARDED).withTrusted("111122223333").withExternalId("tenant/7"),
                    Role.of(STRANGERS).withTrusted("999999999999", "arn:aws:iam::111122223333:user/other"),
                    Role.of(TAGGED).withRequiredTags(Map.of("team", "data")),
                    Role.of(WEB).withWebIdentityTokens("token-1")));
    private final StsClient sts = Clients.sts(sandbox);

    @AfterEach
    void stop() {
        sts.close();
        sandbox.close();
    }

    @Test
    void theCallerIsNamed() {
        var identity = sts.getCallerIdentity();
        assertThat(identity.account()).isEqualTo("111122223333");
        assertThat(identity.arn()).isEqualTo("arn:aws:iam::111122223333:user/sandbox");
        assertThat(identity.userId()).startsWith("AIDA");
    }

    @Test
    void anAssumedRoleWorksInItsOwnAccount() {
        AssumeRoleResponse response = sts.assumeRole(role(WRITER));

        assertThat(response.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/GlueWriter/run-1");
        try (GlueClient glue = glue(Clients.credentials(response.credentials()));
                StsClient session = sts(response.credentials())) {
            Clients.createDatabase(glue, "db");
            assertThat(sandbox.catalog("444455556666").databaseNames()).containsExactly("db");
            assertThat(sandbox.catalog().databaseNames()).isEmpty();
            assertThat(session.getCallerIdentity().arn())
                    .isEqualTo(response.assumedRoleUser().arn());
            assertThat(session.getCallerIdentity().userId())
                    .isEqualTo(response.assumedRoleUser().assumedRoleId());
        }
    }

    @Test
    void aSessionLastsAsLongAsAskedFor() {
        Instant before = Instant.now().minusSeconds(1);
        Instant end = sts.assumeRole(role(WRITER).andThen(request -> request.durationSeconds(900)))
                .credentials()
                .expiration();
        assertThat(Duration.between(before, end)).isBetween(Duration.ofSeconds(899), Duration.ofSeconds(1000));
    }

    @Test
    void trustIsNeededAndAWrongExternalIdLooksLikeNoTrust() {
        assertFails("AccessDenied", 403, role(STRANGERS));
        assertFails("AccessDenied", 403, role("arn:aws:iam::444455556666:role/DoesNotExist"));
        assertFails("AccessDenied", 403, role(GUARDED));
        assertFails("AccessDenied", 403, role(GUARDED).andThen(request -> request.externalId("tenant/8")));
        assertThat(sts.assumeRole(role(GUARDED).andThen(request -> request.externalId("tenant/7")))
                        .credentials())
                .isNotNull();
    }

    @Test
    void aTrustMayAskForTags() {
        assertFails("AccessDenied", 403, role(TAGGED));
        assertFails("AccessDenied", 403, role(TAGGED).andThen(request -> request.tags(tag("team", "other"))));
        assertThat(sts.assumeRole(role(TAGGED).andThen(request -> request.tags(tag("cost", "7"), tag("team", "data"))))
                        .credentials())
                .isNotNull();
        assertFails(
                "InvalidParameterValue",
                400,
                role(TAGGED).andThen(request -> request.tags(tag("team", "data"), tag("team", "data"))));
    }

    /** The sandbox's clock is ahead or behind, as a client's is behind or ahead. */
    @ParameterizedTest
    @ValueSource(ints = {-6, 6})
    void aSignatureMoreThanFiveMinutesOffIsRefused(int minutes) {
        Clock off = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
        try (var strict = GlueSandbox.start(GlueSandboxOptions.defaults().withSignatureClock(off));
                GlueClient glue = Clients.glue(
                        strict,
                        AwsBasicCredentials.create(
                                strict.accessKey().id(), strict.accessKey().secret()),
                        AwsRetryStrategy.doNotRetry())) {
            assertThatThrownBy(() -> glue.getDatabases(request -> {}))
                    .hasMessageContaining(minutes > 0 ? "Signature expired: " : "Signature not yet current: ");
            assertThat(strict.calls().outcomes()).containsOnlyKeys("InvalidSignatureException");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {899, 43_201})
    void aDurationOutsideTheLimitsIsRefused(int seconds) {
        assertFails("ValidationError", 400, role(WRITER).andThen(request -> request.durationSeconds(seconds)));
    }

    @Test
    void aDurationBeyondTheRolesOwnLimitIsRefused() {
        sts.assumeRole(role(WRITER).andThen(request -> request.durationSeconds(43_200)));
        assertThatThrownBy(() -> sts.assumeRole(role(GUARDED)
                        .andThen(request -> request.externalId("tenant/7").durationSeconds(3601))))
                .hasMessageContaining("MaxSessionDuration");
    }

    @Test
    void aChainedRoleIsCappedAtOneHour() {
        try (StsClient session = sts(sts.assumeRole(role(WRITER)).credentials())) {
            assertThat(session.assumeRole(role(WRITER).andThen(request -> request.durationSeconds(3600)))
                            .credentials())
                    .isNotNull();
            assertThatThrownBy(() -> session.assumeRole(role(WRITER).andThen(request -> request.durationSeconds(3601))))
                    .hasMessageContaining("role chaining");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "with blank", "semi;colon"})
    void aSessionNameHasToFitThePattern(String name) {
        assertFails("ValidationError", 400, request -> request.roleArn(WRITER).roleSessionName(name));
    }

    @Test
    void aWebIdentityNeedsNoKeyButTheRightToken() {
        try (StsClient anonymous = Clients.sts(sandbox, AnonymousCredentialsProvider.create())) {
            assertThat(anonymous
                            .assumeRoleWithWebIdentity(request ->
                                    request.roleArn(WEB).roleSessionName("pod").webIdentityToken("token-1"))
                            .assumedRoleUser()
                            .arn())
                    .isEqualTo("arn:aws:sts::444455556666:assumed-role/Web/pod");
            assertCode(
                    "InvalidIdentityToken",
                    400,
                    () -> anonymous.assumeRoleWithWebIdentity(request ->
                            request.roleArn(WEB).roleSessionName("pod").webIdentityToken("token-2")));
            assertCode(
                    "AccessDenied",
                    403,
                    () -> anonymous.assumeRoleWithWebIdentity(request ->
                            request.roleArn(WRITER).roleSessionName("pod").webIdentityToken("token-1")));
            assertCode("MissingAuthenticationToken", 403, anonymous::getCallerIdentity);
        }
    }

    @Test
    void anExpiredSessionIsTold() {
        AwsCredentials session =
                Clients.credentials(sts.assumeRole(role(WRITER)).credentials());
        sandbox.expireSessions();
        assertGlue("ExpiredTokenException", session);
        assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
    }

    @Test
    void onlyKnownKeysWithTheRightSecretAreLetIn() {
        AccessKey key = sandbox.accessKey();
        AwsSessionCredentials session = (AwsSessionCredentials)
                Clients.credentials(sts.assumeRole(role(WRITER)).credentials());
        UnaryOperator<String> wrong = secret -> secret.substring(1) + "x";

        assertGlue("UnrecognizedClientException", AwsBasicCredentials.create("AKIAUNKNOWNUNKNOWN00", key.secret()));
        assertGlue("InvalidSignatureException", AwsBasicCredentials.create(key.id(), wrong.apply(key.secret())));
        assertGlue(
                "UnrecognizedClientException",
                AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey()));
        assertGlue(
                "UnrecognizedClientException",
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "other"));
        try (StsClient wrongKey = Clients.sts(
                sandbox, StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAUNKNOWNUNKNOWN00", "s")))) {
            assertCode("InvalidClientTokenId", 403, wrongKey::getCallerIdentity);
        }
    }

    @Test
    void aSandboxOfOneRegionRefusesTheOthers() {
        try (var elsewhere = GlueSandbox.start(GlueSandboxOptions.defaults().withRegion("us-east-1"));
                GlueClient glue = Clients.glue(elsewhere)) {
            assertCode("InvalidSignatureException", 400, () -> glue.getDatabases(request -> {}));
        }
    }

    private void assertGlue(String code, AwsCredentials credentials) {
        try (GlueClient glue = glue(credentials)) {
            assertCode(code, 400, () -> Clients.createDatabase(glue, "never"));
        }
        assertThat(sandbox.catalog().databaseNames()).isEmpty();
    }

    private void assertFails(String code, int status, Consumer<AssumeRoleRequest.Builder> request) {
        assertCode(code, status, () -> sts.assumeRole(request));
    }

    private static void assertCode(String code, int status, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.requestId()).isNotBlank();
        });
    }

    private GlueClient glue(AwsCredentials credentials) {
        return Clients.glue(sandbox, credentials, AwsRetryStrategy.doNotRetry());
    }

    private StsClient sts(Credentials session) {
        return Clients.sts(sandbox, StaticCredentialsProvider.create(Clients.credentials(session)));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Consumer<AssumeRoleRequest.Builder> role(String arn) {
        return request -> request.roleArn(arn).roleSessionName("run-1");
    }
}
