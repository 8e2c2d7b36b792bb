package dev.lockstep.datasphere.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A live tenant, read as a technical user.
 *
 * @param url the tenant's address without path
 * @param tokenUrl where tokens come from; derived from the tenant's host when not given
 * @param maxRequestsPerMinute absent: as many as the tenant answers
 * @param requestTimeout for one request
 * @param maxConcurrentReads requests under way at once
 */
public record TenantConfig(
        URI url,
        URI tokenUrl,
        String clientId,
        Secret clientSecret,
        OptionalInt maxRequestsPerMinute,
        Duration requestTimeout,
        int maxConcurrentReads)
        implements DatasphereConfig.Source {
    /** Keys of a tenant alone. */
    static final List<String> KEYS = List.of(
            "url",
            "token-url",
            "client-id",
            "client-secret",
            "max-requests-per-minute",
            "request-timeout",
            "max-concurrent-reads");

    /** Below the 300 a minute and user that users of the API observe; SAP names no number. */
    static final int DEFAULT_REQUESTS_PER_MINUTE = 240;

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    static final int DEFAULT_CONCURRENT_READS = 4;
    static final int MAX_CONCURRENT_READS = 8;
    private static final int MAX_REQUESTS_PER_MINUTE = 100_000;

    public TenantConfig {
        requireNonNull(url, "url is null");
        requireNonNull(tokenUrl, "tokenUrl is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(clientSecret, "clientSecret is null");
        requireNonNull(maxRequestsPerMinute, "maxRequestsPerMinute is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
    }

    static TenantConfig from(ConfigSection section) {
        if (section.optional("space").isPresent()) {
            section.problem("space", "belongs to a folder (`path`); for a tenant, select spaces with `spaces`");
        }
        URI url = ServiceUrls.read(section, "url");
        return new TenantConfig(
                url,
                ServiceUrls.tokenUrl(section, url),
                section.has("url")
                        ? section.required("client-id")
                        : section.optional("client-id").orElse(""),
                section.has("url") ? section.requiredSecret("client-secret") : secret(section),
                requestsPerMinute(section),
                section.duration("request-timeout", DEFAULT_TIMEOUT),
                section.integer("max-concurrent-reads", DEFAULT_CONCURRENT_READS, 1, MAX_CONCURRENT_READS));
    }

    /** First label of the tenant's host, such as {@code acme-dsp}. */
    String firstLabel() {
        String host = String.valueOf(url.getHost());
        return host.contains(".") && !ServiceUrls.isLoopback(url) ? host.substring(0, host.indexOf('.')) : host;
    }

    private static Secret secret(ConfigSection section) {
        return section.secret("client-secret").orElseGet(() -> new Secret(""));
    }

    private static OptionalInt requestsPerMinute(ConfigSection section) {
        String key = "max-requests-per-minute";
        return section.optional(key).filter("none"::equals).isPresent()
                ? OptionalInt.empty()
                : OptionalInt.of(section.integer(key, DEFAULT_REQUESTS_PER_MINUTE, 1, MAX_REQUESTS_PER_MINUTE));
    }
}
