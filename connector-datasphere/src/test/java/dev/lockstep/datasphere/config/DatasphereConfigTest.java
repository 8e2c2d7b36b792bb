package dev.lockstep.datasphere.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasphereConfigTest {
    private static final Map<String, Object> EVERY_TENANT_KEY = Map.ofEntries(
            Map.entry("connector", "datasphere"),
            Map.entry("url", "https://acme-dsp.eu10.hcs.cloud.sap/"),
            Map.entry("token-url", "https://tokens.acme.example/oauth/token"),
            Map.entry("client-id", "sb-1!b2|client!b3"),
            Map.entry("client-secret", "s3cret"),
            Map.entry("spaces", List.of("SALES", "FIN_*")),
            Map.entry("system", "prod"),
            Map.entry("max-requests-per-minute", "none"),
            Map.entry("request-timeout", "5s"),
            Map.entry("max-concurrent-reads", "8"));

    @TempDir
    Path folder;

    @Test
    void everyKeyOfATenantIsRead() {
        DatasphereConfig config = read(EVERY_TENANT_KEY);
        TenantConfig tenant = (TenantConfig) config.source();

        assertThat(config.system()).isEqualTo("prod");
        assertThat(config.spaces().globs()).containsExactly("SALES", "FIN_*");
        assertThat(tenant.url()).isEqualTo(URI.create("https://acme-dsp.eu10.hcs.cloud.sap"));
        assertThat(tenant.tokenUrl()).isEqualTo(URI.create("https://tokens.acme.example/oauth/token"));
        assertThat(tenant.clientId()).isEqualTo("sb-1!b2|client!b3");
        assertThat(tenant.clientSecret().reveal()).isEqualTo("s3cret");
        assertThat(tenant.maxRequestsPerMinute()).isEmpty();
        assertThat(tenant.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(tenant.maxConcurrentReads()).isEqualTo(8);
    }

    @Test
    void theTestAboveKnowsEveryKey() {
        Set<String> keys = new TreeSet<>(TenantConfig.KEYS);
        keys.addAll(List.of("connector", "spaces", "system"));

        assertThat(EVERY_TENANT_KEY.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(FolderConfig.KEYS).containsExactly("path", "space");
    }

    @Test
    void aTenantNeedsLittle() {
        DatasphereConfig config = read(tenant());
        TenantConfig tenant = (TenantConfig) config.source();

        assertThat(config.system()).isEqualTo("acme-dsp");
        assertThat(config.spaces().isAll()).isTrue();
        assertThat(tenant.tokenUrl())
                .isEqualTo(URI.create("https://acme-dsp.authentication.eu10.hana.ondemand.com/oauth/token"));
        assertThat(tenant.maxRequestsPerMinute()).hasValue(240);
        assertThat(tenant.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(tenant.maxConcurrentReads()).isEqualTo(4);
    }

    @Test
    void aFolderMayNameItsSpace() {
        DatasphereConfig config = read(Map.of("connector", "datasphere", "path", folder.toString(), "space", "SALES"));

        assertThat(config.system()).isEqualTo("datasphere");
        assertThat(config.source()).isInstanceOfSatisfying(FolderConfig.class, source -> {
            assertThat(source.path()).isEqualTo(folder);
            assertThat(source.space()).hasValue("SALES");
        });
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Map<String, Object> values = Map.of(
                "connector", "datasphere",
                "url", "http://acme.example",
                "client-id", "",
                "max-concurrent-reads", "9",
                "max-requests-per-minute", "many",
                "request-timeout", "soon",
                "spacse", "SALES");

        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> read(values));

        assertThat(e.problems())
                .extracting(ConfigurationException.Problem::key)
                .contains(
                        "source.url",
                        "source.token-url",
                        "source.client-secret",
                        "source.max-concurrent-reads",
                        "source.max-requests-per-minute",
                        "source.request-timeout",
                        "source.spacse");
    }

    @ParameterizedTest
    @CsvSource({
        "http://acme.example,false",
        "http://127.0.0.1:8080,true",
        "http://localhost:1,true",
        "http://[::1]:9,true",
        "http://127.0.0.1.acme.example,false",
        "https://acme.example,true",
        "ftp://localhost,false",
        "https://u:p@acme.example,false",
        "acme,false"
    })
    void credentialsGoToHttpsOrToThisMachine(String url, boolean accepted) {
        Map<String, Object> values = tenant();
        values.put("url", url);
        values.put("token-url", "https://tokens.acme.example");

        if (accepted) {
            assertThat(read(values).source()).isInstanceOf(TenantConfig.class);
        } else {
            assertThatThrownBy(() -> read(values)).hasMessageContaining("source.url");
        }
    }

    @Test
    void aTokenUrlIsHeldToTheSameRule() {
        Map<String, Object> values = tenant();
        values.put("token-url", "http://tokens.acme.example");

        assertThatThrownBy(() -> read(values)).hasMessageContaining("source.token-url: must begin with https://");
    }

    @Test
    void aVanityHostNeedsATokenUrl() {
        Map<String, Object> values = tenant();
        values.put("url", "https://data.acme.example");

        assertThatThrownBy(() -> read(values)).hasMessageContaining("source.token-url: is missing");
    }

    @Test
    void aFolderThatIsNotThereIsAProblemOfItsKey() {
        assertThatThrownBy(() -> read(Map.of(
                        "connector",
                        "datasphere",
                        "path",
                        folder.resolve("gone").toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("source.path: is not a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-url", "client-id", "client-secret", "max-concurrent-reads", "request-timeout"})
    void aFolderHasNoUseForKeysOfATenant(String key) {
        Map<String, String> values = Map.of("connector", "datasphere", "path", folder.toString(), key, "5s");

        assertThatThrownBy(() -> read(values)).hasMessageContaining("source." + key + ": belongs to a tenant");
    }

    @Test
    void eitherATenantOrAFolderIsNamed() {
        Map<String, Object> both = tenant();
        both.put("path", folder.toString());

        assertThatThrownBy(() -> read(both)).hasMessageContaining("stands beside `path`");
        assertThatThrownBy(() -> read(Map.of("connector", "datasphere")))
                .hasMessageContaining("source.url: is missing");
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(read(EVERY_TENANT_KEY).toString()).doesNotContain("s3cret");
    }

    private static Map<String, Object> tenant() {
        return new HashMap<>(Map.of(
                "connector", "datasphere",
                "url", "https://acme-dsp.eu10.hcs.cloud.sap",
                "client-id", "sb-1",
                "client-secret", "s"));
    }

    private static DatasphereConfig read(Map<String, ?> values) {
        return DatasphereConfig.from(new ConfigSection("source", ConfigNode.Mapping.of(values)));
    }
}
