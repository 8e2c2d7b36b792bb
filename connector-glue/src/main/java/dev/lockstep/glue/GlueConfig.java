package dev.lockstep.glue;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.context.ContextChoice;
import dev.lockstep.spi.Selection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Which catalog, as whom, how fast.
 *
 * @param system alias of the catalog in ids
 * @param region AWS region; from the environment or the profile when not configured
 * @param catalogId account whose catalog it is; absent for the caller's own
 * @param endpoint in place of Glue's own; @param stsEndpoint in place of STS's own
 * @param credentials how to sign in
 * @param maxConcurrentWrites changes under way at once, 1..64
 * @param maxRequestsPerSecond ceiling over all calls; absent for none
 * @param requestTimeout how long an answer may take
 * @param context which carriers the business context has
 * @param databases which databases are read when Glue is the source
 */
public record GlueConfig(
        String system,
        String region,
        Optional<String> catalogId,
        Optional<URI> endpoint,
        Optional<URI> stsEndpoint,
        GlueCredentials credentials,
        int maxConcurrentWrites,
        Optional<Integer> maxRequestsPerSecond,
        Duration requestTimeout,
        ContextChoice context,
        Selection databases) {
    private static final int DEFAULT_RATE = 50;
    private static final int MAX_RATE = 10_000;

    public GlueConfig {
        requireNonNull(system, "system is null");
        requireNonNull(region, "region is null");
        requireNonNull(catalogId, "catalogId is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(stsEndpoint, "stsEndpoint is null");
        requireNonNull(credentials, "credentials is null");
        requireNonNull(maxRequestsPerSecond, "maxRequestsPerSecond is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
        requireNonNull(context, "context is null");
        requireNonNull(databases, "databases is null");
    }

    /** @throws dev.lockstep.error.ConfigurationException listing all problems */
    static GlueConfig from(ConfigSection section) {
        section.optional("connector"); // read by whoever chose this connector
        String region = region(section);
        Optional<String> catalogId = section.optional("catalog-id");
        var config = new GlueConfig(
                section.optional("system").orElse("glue-" + catalogId.orElse(region)),
                region,
                catalogId,
                Endpoint.from(section, "endpoint"),
                Endpoint.from(section, "sts-endpoint"),
                GlueCredentials.from(section.section("credentials")),
                section.integer("max-concurrent-writes", 16, 1, 64),
                rate(section),
                timeout(section),
                section.choice("context", ContextChoice.class, ContextChoice.AUTO),
                Selection.of(section.list("databases")));
        section.finish();
        return config;
    }

    private static String region(ConfigSection section) {
        String region = section.optional("region").or(GlueConfig::ambientRegion).orElse("");
        if (region.isEmpty()) {
            section.problem("region", "is missing; set it, or AWS_REGION, or a profile with a region");
        } else if (!region.matches("[a-z0-9-]{1,40}")) {
            section.problem("region", "must be the name of a region, such as eu-central-1");
        }
        return region;
    }

    /** What the environment says, without asking the network: a configuration can be checked anywhere. */
    private static Optional<String> ambientRegion() {
        try {
            Region region = new AwsRegionProviderChain(
                            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
            return Optional.ofNullable(region).map(Region::id);
        } catch (software.amazon.awssdk.core.exception.SdkClientException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> rate(ConfigSection section) {
        if (section.optional("max-requests-per-second").filter("none"::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<String> text = section.optional("max-requests-per-second");
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,3}|10000")) {
            section.problem(
                    "max-requests-per-second", "must be a whole number from 1 to %d, or none".formatted(MAX_RATE));
            return Optional.of(DEFAULT_RATE);
        }
        return Optional.of(text.map(Integer::valueOf).orElse(DEFAULT_RATE));
    }

    private static Duration timeout(ConfigSection section) {
        Duration timeout = section.duration("request-timeout", Duration.ofSeconds(30));
        if (timeout.isZero()) {
            section.problem("request-timeout", "must be longer than nothing, such as 30s");
        }
        return timeout;
    }
}
