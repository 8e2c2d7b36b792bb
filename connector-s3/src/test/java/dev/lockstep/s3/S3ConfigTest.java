package dev.lockstep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3ConfigTest {
    private static final Map<String, Object> LEAST = Map.of("connector", "s3", "bucket", "acme-lake");
    private static final Map<String, Object> KEYS = Map.of("access-key-id", "AKID", "secret-access-key", "s3cr3t");

    /** Each key, a value that is not its default, and what it becomes. */
    static Stream<Object[]> keys() {
        return Stream.of(
                new Object[] {"system", "lake", "lake"},
                new Object[] {"region", "us-west-2", "us-west-2"},
                new Object[] {"bucket", "other-lake", "other-lake"},
                new Object[] {"prefix", "sales/", "sales/"},
                new Object[] {"endpoint", "https://s3.example.com", Optional.of(URI.create("https://s3.example.com"))},
                new Object[] {"path-style", "true", true},
                new Object[] {"credentials", Map.of("type", "default"), new S3Credentials.Default()},
                new Object[] {"request-timeout", "5s", Duration.ofSeconds(5)});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void aKeyReachesItsComponent(String key, Object value, Object expected) throws ReflectiveOperationException {
        S3Config config = read(with(key, value));
        for (RecordComponent component : S3Config.class.getRecordComponents()) {
            if (kebab(component).equals(key)) {
                assertThat(component.getAccessor().invoke(config)).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyComponentHasATestedKey() {
        assertThat(Arrays.stream(S3Config.class.getRecordComponents()).map(S3ConfigTest::kebab))
                .containsExactlyInAnyOrderElementsOf(
                        keys().map(row -> (String) row[0]).toList());
    }

    @Test
    void aBucketIsAllThatIsNeeded() {
        assertThat(read(LEAST))
                .isEqualTo(new S3Config(
                        "s3-acme-lake",
                        "eu-central-1",
                        "acme-lake",
                        "",
                        Optional.empty(),
                        false,
                        new S3Credentials.Default(),
                        Duration.ofSeconds(30)));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Map<String, Object> wrong = Map.of(
                "region", "Frankfurt!",
                "prefix", "s3://acme-lake/sales",
                "endpoint", "http://s3.example.com",
                "path-style", "yes",
                "request-timeout", "0s",
                "credentials", Map.of("type", "statik"),
                "buket", "acme-lake");
        var e = catchThrowableOfType(ConfigurationException.class, () -> read(wrong));
        assertThat(e.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "source.region",
                        "source.prefix",
                        "source.endpoint",
                        "source.path-style",
                        "source.request-timeout",
                        "source.credentials.type",
                        "source.buket",
                        "source.bucket");
        assertThat(e).hasMessageContaining("did you mean `bucket`").hasMessageContaining("did you mean `static`");
    }

    @Test
    void aRegionThatNobodyNamesIsAProblem() {
        assertThatThrownBy(() -> S3Config.from(section(LEAST), Optional::empty))
                .hasMessageContaining("source.region: is missing; set it, or AWS_REGION");
    }

    @ParameterizedTest
    @CsvSource({
        "s3.example.com, must be a URL",
        "ftp://s3.example.com, must be a URL",
        "https://s3 example.com, must be a URL",
        "https:s3.example.com, must be a URL",
        "https://me:pw@s3.example.com, user or a password",
        "https://s3.example.com/acme-lake, host and a port alone",
        "https://s3.example.com?x=1, host and a port alone",
        "http://10.0.0.7:9000, this machine",
        "http://127.0.0.1.example.com, this machine",
    })
    void anEndpointThatIsNotSafeOrNotOneIsAProblem(String endpoint, String reason) {
        assertThatThrownBy(() -> read(with("endpoint", endpoint)))
                .hasMessageContaining("source.endpoint: must ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("pw@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000/", "http://[::1]:9000", "https://10.0.0.7"})
    void anEndpointOnThisMachineMayGoWithoutTls(String endpoint) {
        assertThat(read(with("endpoint", endpoint)).endpoint()).contains(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Acme", "acme_lake", "-acme", "acme.", "acme..lake", "s3://acme-lake", "acme/sales"})
    void aNameThatNoBucketHasIsAProblem(String bucket) {
        assertThatThrownBy(() -> read(with("bucket", bucket))).hasMessageContaining("source.bucket: must be the name");
    }

    @Test
    void aPrefixLongerThanAnyKeyIsAProblem() {
        assertThatThrownBy(() -> read(with("prefix", "ä".repeat(513))))
                .hasMessageContaining("source.prefix: must be 1 to 1024 bytes of UTF-8, not 1026");
        assertThat(read(with("prefix", "ä".repeat(512))).prefix()).hasSize(512);
    }

    @Test
    void aPairOfKeysIsStatic() {
        var credentials = (S3Credentials.Static) read(with("credentials", KEYS)).credentials();
        assertThat(credentials.accessKeyId()).isEqualTo("AKID");
        assertThat(credentials.secretAccessKey().reveal()).isEqualTo("s3cr3t");
        assertThat(credentials.sessionToken()).isEmpty();
    }

    @Test
    void aSessionHasATokenToo() {
        var keys = new LinkedHashMap<>(KEYS);
        keys.put("session-token", "t0k3n");
        var config = read(with("credentials", keys));
        assertThat(((S3Credentials.Static) config.credentials())
                        .sessionToken()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("t0k3n");
        assertThat(config.toString()).doesNotContain("s3cr3t", "t0k3n");
    }

    @ParameterizedTest
    @CsvSource({"access-key-id, secret-access-key", "secret-access-key, access-key-id"})
    void halfAPairIsRefused(String given, String missing) {
        assertThatThrownBy(() -> read(with("credentials", Map.of(given, "s3cr3t"))))
                .hasMessageContaining("source.credentials.%s: is missing".formatted(missing))
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void keysBesideTypeDefaultAreRefused() {
        var keys = new LinkedHashMap<>(KEYS);
        keys.put("type", "default");
        assertThatThrownBy(() -> read(with("credentials", keys)))
                .hasMessageContaining("source.credentials.access-key-id: has no meaning with type default")
                .hasMessageContaining("source.credentials.secret-access-key: has no meaning with type default")
                .hasMessageNotContaining("s3cr3t");
    }

    private static S3Config read(Map<String, Object> values) {
        return S3Config.from(section(values), () -> Optional.of("eu-central-1"));
    }

    private static ConfigSection section(Map<String, Object> values) {
        return new ConfigSection("source", Mapping.of(values));
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> values = new LinkedHashMap<>(LEAST);
        values.put(key, value);
        return values;
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
