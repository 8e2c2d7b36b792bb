package dev.lockstep.glue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.glue.context.ContextChoice;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlueConfigTest {
    private static final Map<String, Object> EVERYTHING = Map.ofEntries(
            entry("system", "lake"),
            entry("region", "eu-west-1"),
            entry("catalog-id", "111122223333"),
            entry("endpoint", "http://127.0.0.1:4600"),
            entry("sts-endpoint", "http://127.0.0.1:4601"),
            entry("fips", "false"),
            entry("proxy", "http://proxy.example.com:3128"),
            entry("proxy-user", "who"),
            entry("proxy-password", "pr0xy"),
            entry("ca-file", TestAuthority.CERTIFICATE.toString()),
            entry(
                    "credentials",
                    Map.of(
                            "type",
                            "static",
                            "access-key-id",
                            "AKIA",
                            "secret-access-key",
                            "s3cret",
                            "session-token",
                            "t0ken")),
            entry("max-concurrent-writes", "7"),
            entry("max-requests-per-second", "9"),
            entry("request-timeout", "11s"),
            entry("context", "native"),
            entry("databases", List.of("sales*", "hr")));

    @Test
    void everyKeyArrives() {
        GlueConfig config = config(EVERYTHING);
        assertThat(config.system()).contains("lake");
        assertThat(config.region()).isEqualTo("eu-west-1");
        assertThat(config.catalogId()).contains("111122223333");
        assertThat(config.endpoint()).contains(URI.create("http://127.0.0.1:4600"));
        assertThat(config.stsEndpoint()).contains(URI.create("http://127.0.0.1:4601"));
        assertThat(config.proxy()).hasValueSatisfying(proxy -> {
            assertThat(proxy.url()).hasHost("proxy.example.com").hasPort(3128);
            assertThat(proxy.user()).contains("who");
            assertThat(proxy.password().orElseThrow().reveal()).isEqualTo("pr0xy");
        });
        assertThat(config.caFile()).hasSize(1);
        assertThat(config.fips()).isFalse();
        assertThat(config.maxConcurrentWrites()).isEqualTo(7);
        assertThat(config.maxRequestsPerSecond()).contains(9);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(11));
        assertThat(config.context()).isEqualTo(ContextChoice.NATIVE);
        assertThat(config.databases().matches("sales_eu")).isTrue();
        assertThat(config.databases().matches("finance")).isFalse();
        assertThat(config.credentials()).isInstanceOfSatisfying(GlueCredentials.Static.class, keys -> {
            assertThat(keys.accessKeyId()).isEqualTo("AKIA");
            assertThat(keys.secretAccessKey().reveal()).isEqualTo("s3cret");
            assertThat(keys.sessionToken().orElseThrow().reveal()).isEqualTo("t0ken");
        });
    }

    /** Fails when a component is added that no test names. */
    @Test
    void everyComponentHasItsKey() {
        Set<String> keys = new TreeSet<>(EVERYTHING.keySet());
        keys.removeAll(Set.of("proxy-user", "proxy-password")); // parts of `proxy`
        assertThat(Arrays.stream(GlueConfig.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void whatIsNotSaidHasADefault() {
        GlueConfig config = config(Map.of("region", "eu-west-1"));
        assertThat(config.system()).isEmpty();
        assertThat(config.fips()).isFalse();
        assertThat(config.proxy()).isEmpty();
        assertThat(config.caFile()).isEmpty();
        assertThat(config.credentials()).isEqualTo(new GlueCredentials.Default());
        assertThat(config.maxConcurrentWrites()).isEqualTo(16);
        assertThat(config.maxRequestsPerSecond()).contains(50);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.databases().isAll()).isTrue();
    }

    @Test
    void theRateCanBeLifted() {
        assertThat(config(Map.of("region", "eu-west-1", "max-requests-per-second", "none"))
                        .maxRequestsPerSecond())
                .isEqualTo(Optional.empty());
    }

    @Test
    void allProblemsAreReportedAtOnceAndNoSecret() {
        assertThatThrownBy(() -> config(Map.of(
                        "region", "Frankfurt!",
                        "endpoint", "glue.local",
                        "max-concurrent-writes", "65",
                        "max-requests-per-second", "0",
                        "request-timeout", "soon",
                        "regoin", "x",
                        "credentials", Map.of("secret-access-key", "s3cret"))))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.problems())
                        .extracting(Problem::key)
                        .containsExactlyInAnyOrder(
                                "target.region",
                                "target.endpoint",
                                "target.max-concurrent-writes",
                                "target.max-requests-per-second",
                                "target.request-timeout",
                                "target.regoin",
                                "target.credentials.access-key-id"))
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4600, true",
        "http://localhost:4600, true",
        "http://[::1]:4600, true",
        "https://glue.example.com, true",
        "http://glue.example.com, false",
        "http://127.evil.example, false",
        "http://localhost.example.com:80, false"
    })
    void credentialsLeaveThisMachineEncryptedOnly(String url, boolean allowed) {
        for (String key : List.of("endpoint", "sts-endpoint")) {
            Map<String, String> values = Map.of("region", "eu-west-1", key, url);
            if (allowed) {
                assertThatCode(() -> config(values)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> config(values))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("target." + key)
                        .hasMessageContaining("must begin with https://");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"access-key-id, secret-access-key", "secret-access-key, access-key-id"})
    void halfAPairOfKeysIsRefused(String present, String missing) {
        assertThatThrownBy(() -> config(Map.of("region", "eu-west-1", "credentials", Map.of(present, "x"))))
                .hasMessageContaining("target.credentials.%s: is missing".formatted(missing));
    }

    @Test
    void keysWithTypeDefaultAreAMistake() {
        assertThatThrownBy(() -> config(
                        Map.of("region", "eu-west-1", "credentials", Map.of("type", "default", "session-token", "x"))))
                .hasMessageContaining("has no meaning with type default");
    }

    private static GlueConfig config(Map<String, ?> values) {
        return GlueConfig.from(new ConfigSection("target", ConfigNode.Mapping.of(values)));
    }
}
