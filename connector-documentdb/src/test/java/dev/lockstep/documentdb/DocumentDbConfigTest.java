package dev.lockstep.documentdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.documentdb.DocumentDbConfig.ReadFrom;
import dev.lockstep.documentdb.client.TrustBundle;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentDbConfigTest {
    private static final String URI = "mongodb://reader:v3ry-s3cr3t@db.example.com:27018/?replicaSet=rs0";

    @Test
    void everyKeyReachesItsComponent(@TempDir Path folder) throws Exception {
        Path bundle = TestAuthority.in(folder).certificate();
        var config = read(Map.of(
                "connector", "documentdb",
                "system", "orders",
                "uri", URI,
                "tls", "true",
                "ca-file", bundle.toString(),
                "tls-allow-invalid-hostnames", "true",
                "read-preference", "primary",
                "connect-timeout", "2s",
                "request-timeout", "3s",
                "databases", List.of("sales_*")));
        assertThat(config.system()).isEqualTo("orders");
        assertThat(config.uri().reveal()).isEqualTo(URI);
        assertThat(config.tls()).isEqualTo(new DocumentDbTls(true, Optional.of(bundle), true));
        assertThat(config.readPreference()).contains(ReadFrom.PRIMARY);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.databases().matches("sales_eu")).isTrue();
        assertThat(config.databases().matches("hr")).isFalse();
        assertThat(config.toString()).doesNotContain("v3ry-s3cr3t");
    }

    @Test
    void aUriIsAllThatIsNeeded() {
        var config = read(Map.of("uri", URI));
        assertThat(config.system()).isEqualTo("documentdb-db.example.com");
        assertThat(config.tls()).isEqualTo(new DocumentDbTls(true, Optional.empty(), false));
        assertThat(config.readPreference()).isEmpty();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.databases().isAll()).isTrue();
    }

    @Test
    void hostAndUserMakeAUriWhateverThePasswordHolds() {
        String password = "p@ss:w/rd %41+ü?&#";
        var config = read(Map.of(
                "host",
                "db.example.com",
                "port",
                "27018",
                "username",
                "a b@c",
                "password",
                password,
                "database",
                "users"));
        var uri = new ConnectionString(config.uri().reveal());
        assertThat(uri.getHosts()).containsExactly("db.example.com:27018");
        assertThat(uri.getUsername()).isEqualTo("a b@c");
        assertThat(new String(uri.getPassword())).isEqualTo(password);
        assertThat(uri.getCredential().getSource()).isEqualTo("users");
    }

    @Test
    void aHostAloneHasTheUsualPortAndUsersInAdmin() {
        var config = read(Map.of("host", "[::1]", "username", "u", "password", "p"));
        var uri = new ConnectionString(config.uri().reveal());
        assertThat(uri.getHosts()).containsExactly("[::1]:27017");
        assertThat(uri.getCredential().getSource()).isEqualTo("admin");
        assertThat(config.system()).isEqualTo("documentdb-[::1]");
        assertThat(new ConnectionString(read(Map.of("host", "h")).uri().reveal()).getCredential())
                .isNull();
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("uri", "mongodb+srv://reader:v3ry-s3cr3t@db.example.com");
        wrong.put("host", "db.example.com");
        wrong.put("tls", "yes");
        wrong.put("ca-file", "no-such-file.pem");
        wrong.put("read-preference", "secundary");
        wrong.put("retry-writes", "true");
        wrong.put("connect-timeout", "0s");
        wrong.put("request-timeout", "2d");
        wrong.put("databasses", "x");
        var e = catchThrowableOfType(ConfigurationException.class, () -> read(wrong));
        assertThat(e.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "source.uri",
                        "source.host",
                        "source.tls",
                        "source.ca-file",
                        "source.read-preference",
                        "source.retry-writes",
                        "source.connect-timeout",
                        "source.request-timeout",
                        "source.databasses");
        assertThat(e)
                .hasMessageContaining("must begin with mongodb://")
                .hasMessageContaining("did you mean `secondary`")
                .hasMessageContaining("did you mean `databases`")
                .hasMessageContaining("cannot be read: no-such-file.pem")
                .hasMessageNotContaining("v3ry-s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://reader:v3ry/s3cr3t@db.example.com/",
                "mongodb://reader:v3ry@s3cr3t@db.example.com/",
                "mongodb://reader:v3ry%s3cr3t@db.example.com/",
                "mongodb://reader:v3ry:s3cr3t@db.example.com/",
                "mongodb://reader:123/?v3ry=s3cr3t@db.example.com/",
                "mongodb://:v3ry-s3cr3t@",
                "mongodb://"
            })
    void aUriThatTheDriverRefusesIsNotQuoted(String uri) {
        var e = catchThrowableOfType(ConfigurationException.class, () -> read(Map.of("uri", uri)));
        assertThat(e.problems()).singleElement().satisfies(problem -> assertThat(problem.key())
                .isEqualTo("source.uri"));
        assertThat(e).hasMessageContaining("percent-encoded");
        assertThat(e.getMessage()).doesNotContain("v3ry", "s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({
        "tlsCAFile=global-bundle.pem, ca-file",
        "tlsInsecure=true, tls-allow-invalid-hostnames",
        "tlsAllowInvalidHostnames=true, tls-allow-invalid-hostnames",
        "sslInvalidHostNameAllowed=true, tls-allow-invalid-hostnames",
        "tlsAllowInvalidCertificates=true, ca-file"
    })
    void anOptionThatWouldBePassedOverOrUnsafeIsRefused(String option, String key) {
        assertThatThrownBy(() -> read(Map.of("uri", URI + "&" + option)))
                .hasMessageContaining("must not hold the option " + option.split("=", 2)[0])
                .hasMessageContaining("use the key `%s`".formatted(key))
                .hasMessageNotContaining("v3ry-s3cr3t");
    }

    @Test
    void noAddressAtAllIsAProblem() {
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("source.uri: is missing; set it, or `host`");
    }

    @ParameterizedTest
    @CsvSource({"username, password", "password, username"})
    void halfASignInIsRefused(String given, String missing) {
        assertThatThrownBy(() -> read(Map.of("host", "db.example.com", given, "v3ry-s3cr3t")))
                .hasMessageContaining("source.%s: is missing beside `%s`".formatted(missing, given))
                .hasMessageNotContaining("v3ry-s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example.com:27017", "user@db", "db/x", "mongodb://db", "::1"})
    void aHostIsAHostAlone(String host) {
        assertThatThrownBy(() -> read(Map.of("host", host))).hasMessageContaining("source.host: must be a host name");
    }

    @Test
    void aFileWithoutCertificatesIsAProblem(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate at all");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        for (Path file : List.of(text, empty, broken, folder)) {
            assertThatThrownBy(() -> read(Map.of("uri", URI, "ca-file", file.toString())))
                    .as(file.toString())
                    .hasMessageContaining("source.ca-file: ")
                    .hasMessageContaining("global-bundle.pem");
        }
    }

    @Test
    void aBundleMayHoldManyCertificates(@TempDir Path folder) throws Exception {
        Path one = TestAuthority.in(folder).certificate();
        Path bundle = Files.writeString(
                folder.resolve("bundle.pem"), Files.readString(one).repeat(3));
        assertThat(TrustBundle.read(bundle)).hasSize(3);
    }

    @Test
    void keysForTlsWithoutTlsAreRefused(@TempDir Path folder) throws Exception {
        String bundle = TestAuthority.in(folder).certificate().toString();
        assertThatThrownBy(() -> read(
                        Map.of("uri", URI, "tls", "false", "ca-file", bundle, "tls-allow-invalid-hostnames", "true")))
                .hasMessageContaining("source.ca-file: has no meaning without tls")
                .hasMessageContaining("source.tls-allow-invalid-hostnames: has no meaning without tls");
    }

    @ParameterizedTest
    @CsvSource({"'', '', true", "'', false, false", "tls=false, '', false", "ssl=false, true, true"})
    void theKeyDecidesOnTlsThenTheUri(String option, String key, boolean expected) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("uri", URI + "&" + option));
        if (!key.isEmpty()) {
            values.put("tls", key);
        }
        assertThat(read(values).tls().enabled()).isEqualTo(expected);
    }

    @Test
    void theDriverIsToldNotToRepeatWritesWhateverTheUriSays() {
        var settings = settings(Map.of("uri", URI + "&retryWrites=true&retryReads=true", "request-timeout", "7s"));
        assertThat(settings.getRetryWrites()).isFalse();
        assertThat(settings.getRetryReads()).isFalse();
        assertThat(settings.getSslSettings().isEnabled()).isTrue();
        assertThat(settings.getSslSettings().isInvalidHostNameAllowed()).isFalse();
        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
                .isEqualTo(10);
    }

    @Test
    void secondariesArePreferredUnlessKeyOrUriSayOtherwise() {
        assertThat(settings(Map.of("uri", URI)).getReadPreference()).isEqualTo(ReadPreference.secondaryPreferred());
        assertThat(settings(Map.of("uri", URI + "&readPreference=nearest")).getReadPreference())
                .isEqualTo(ReadPreference.nearest());
        assertThat(settings(Map.of("uri", URI + "&readPreference=nearest", "read-preference", "primary"))
                        .getReadPreference())
                .isEqualTo(ReadPreference.primary());
    }

    @ParameterizedTest
    @EnumSource(ReadFrom.class)
    void everyReadPreferenceIsTheDriversOfTheSameName(ReadFrom from) {
        String key = from.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(settings(Map.of("uri", URI, "read-preference", key))
                        .getReadPreference()
                        .getName())
                .isEqualToIgnoringCase(from.name().replace("_", ""));
    }

    private static MongoClientSettings settings(Map<String, Object> values) {
        return ClientSettings.of(read(values), TrustBundle.ofJvm());
    }

    private static DocumentDbConfig read(Map<String, Object> values) {
        return DocumentDbConfig.from(new ConfigSection("source", Mapping.of(values)));
    }
}
