package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.glue.GlueCredentials.AssumeRole;
import dev.lockstep.glue.GlueCredentials.Profile;
import dev.lockstep.glue.GlueCredentials.WebIdentity;
import dev.lockstep.glue.client.RoleRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsReaderTest {
    private static final String FIRST = "arn:aws:iam::111122223333:role/Hub";
    private static final String LAST = "arn:aws-cn:iam::444455556666:role/path/Writer";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        List.of("aws.configFile", "aws.sharedCredentialsFile", "aws.accessKeyId", "aws.secretAccessKey")
                .forEach(System::clearProperty);
    }

    @Test
    void aRoleAndWhatItIsAskedForWith() {
        var assumed = (AssumeRole) read(Map.of(
                "type", "assume-role",
                "role-arn", LAST,
                "external-id", "tenant/7",
                "session-name", "nightly",
                "tags", Map.of("team", "data"),
                "duration", "12h"));
        assertThat(assumed.source()).isEqualTo(new GlueCredentials.Default());
        RoleRequest role = assumed.last();
        assertThat(role.arn()).isEqualTo(LAST);
        assertThat(role.account()).isEqualTo("444455556666");
        assertThat(role.externalId()).contains("tenant/7");
        assertThat(role.sessionName()).isEqualTo("nightly");
        assertThat(role.tags()).containsOnly(Map.entry("team", "data"));
        assertThat(role.duration()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void inAChainTheLastRoleIsTheOneInSomebodyElsesAccount() {
        var assumed = (AssumeRole) read(Map.of("role-arn", List.of(FIRST, LAST), "external-id", "tenant/7"));
        assertThat(assumed.roles()).extracting(RoleRequest::arn).containsExactly(FIRST, LAST);
        assertThat(assumed.roles().get(0).externalId()).isEmpty();
        assertThat(assumed.last().externalId()).contains("tenant/7");
        assertThat(assumed.last().duration()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void eachRoleOfANestedChainHasAnExternalIdOfItsOwn() {
        var assumed = (AssumeRole) read(Map.of(
                "role-arn", LAST, "external-id", "outer", "source", Map.of("role-arn", FIRST, "external-id", "inner")));
        assertThat(((AssumeRole) assumed.source()).last().externalId()).contains("inner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role-arn | arn:aws:iam::1:role/x | must be the ARN of a role",
                "role-arn | arn:aws:iam::111122223333:user/x | must be the ARN of a role",
                "external-id | x | must have 2 to 1224",
                "session-name | with blank | must have 2 to 64",
                "duration | 14m | must be from 15m to 12h",
                "duration | 13h | must be from 15m to 12h",
                "profile | dev | has no meaning with type assume-role; use type profile",
                "access-key-id | AKIA | has no meaning with type assume-role; use type static"
            })
    void whatDoesNotFitIsTold(String key, String value, String told) {
        Map<String, Object> settings = new HashMap<>(Map.of("type", "assume-role", "role-arn", LAST));
        settings.put(key, value);
        assertProblem(settings, "target.credentials." + key, told);
    }

    @Test
    void aChainedRoleIsGivenForOneHourAtMost() {
        assertProblem(
                Map.of("role-arn", List.of(FIRST, LAST), "duration", "2h"),
                "target.credentials.duration",
                "to 1h when a role is assumed with the session of a role");
        assertProblem(
                Map.of("role-arn", LAST, "duration", "2h", "source", Map.of("role-arn", FIRST)),
                "target.credentials.duration",
                "to 1h");
    }

    @Test
    void aRoleWithoutAnArnIsMissingIt() {
        assertProblem(Map.of("type", "assume-role"), "target.credentials.role-arn", "is missing");
    }

    @Test
    void webIdentityNeedsATokenFileThatIsThere() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "t0ken");
        var web = (WebIdentity) read(Map.of("role-arn", LAST, "token-file", token.toString()));
        assertThat(web.tokenFile()).isEqualTo(token);
        assertProblem(
                Map.of(
                        "type",
                        "web-identity",
                        "role-arn",
                        LAST,
                        "token-file",
                        folder.resolve("gone").toString()),
                "target.credentials.token-file",
                "is not a file that can be read");
        assertProblem(
                Map.of("type", "web-identity", "role-arn", LAST),
                "target.credentials.token-file",
                "set it, or AWS_WEB_IDENTITY_TOKEN_FILE");
    }

    @Test
    void aProfileIsLookedUpWithoutACall() throws IOException {
        profiles();
        assertThat(read(Map.of("profile", "good"))).isEqualTo(new Profile("good"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "godo | names the profile godo, and there is none of that name; did you mean `good`?",
                "half | half a pair of keys: aws_secret_access_key is missing",
                "orphan | whose source_profile names the profile gone",
                "round | leads in a circle",
                "web | whose web_identity_token_file /nowhere/token cannot be read",
                "sso | whose sso_session corp is not in the files"
            })
    void aProfileThatCannotWorkIsToldWithoutACallAndWithoutASecret(String name, String told) throws IOException {
        profiles();
        assertProblem(Map.of("type", "profile", "profile", name), "target.credentials.profile", told);
    }

    @Test
    void halfAPairInTheEnvironmentIsNotPassedOverInSilence() {
        System.setProperty("aws.accessKeyId", "AKIA");
        assertProblem(
                Map.of("type", "default"),
                "target.credentials.type",
                "aws.accessKeyId is set and aws.secretAccessKey is not");
        assertThat(HalfPairs.find(
                        name -> name.equals("AWS_SECRET_ACCESS_KEY") ? "s3cret" : null,
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "environment variable"))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not")
                        .doesNotContain("s3cret"));
        assertThat(HalfPairs.find(name -> "both", "id", "secret", "x")).isEmpty();
    }

    @Test
    void theRegionOfTheChosenProfileIsTheRegion() throws IOException {
        profiles();
        GlueConfig config = GlueConfig.from(
                new ConfigSection("target", ConfigNode.Mapping.of(Map.of("credentials", Map.of("profile", "good")))));
        assertThat(config.region()).isEqualTo("eu-north-1");
    }

    private void profiles() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config"),
                """
                [profile good]
                region = eu-north-1
                aws_access_key_id = AKIA
                aws_secret_access_key = s3cret
                [profile half]
                aws_access_key_id = AKIA
                [profile orphan]
                role_arn = arn:aws:iam::111122223333:role/x
                source_profile = gone
                [profile round]
                role_arn = arn:aws:iam::111122223333:role/x
                source_profile = again
                [profile again]
                role_arn = arn:aws:iam::111122223333:role/x
                source_profile = round
                [profile web]
                role_arn = arn:aws:iam::111122223333:role/x
                web_identity_token_file = /nowhere/token
                [profile sso]
                sso_session = corp
                """);
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
    }

    private static void assertProblem(Map<String, ?> settings, String key, String told) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.key()).isEqualTo(key);
                            assertThat(problem.message()).contains(told);
                        }))
                .hasMessageNotContaining("s3cret");
    }

    private static GlueCredentials read(Map<String, ?> settings) {
        return GlueConfig.from(new ConfigSection(
                        "target", ConfigNode.Mapping.of(Map.of("region", "eu-west-1", "credentials", settings))))
                .credentials();
    }
}
