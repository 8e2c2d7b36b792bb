package dev.lockstep.glue;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.Secret;
import dev.lockstep.glue.client.Proxy;
import dev.lockstep.glue.client.Wire;
import dev.lockstep.glue.context.ContextChoice;
import dev.lockstep.spi.Selection;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which catalog, as whom, how fast.
 *
 * @param system alias of the catalog in ids; absent for one that is made of account and region
 * @param region AWS region; from the environment or the profile when not configured
 * @param catalogId account whose catalog it is; absent for the caller's own
 * @param endpoint in place of Glue's own; @param stsEndpoint in place of STS's own
 * @param fips whether the endpoints with FIPS 140 modules are taken
 * @param proxy that calls go through; absent for what the environment says
 * @param caFile authorities trusted besides those of the JDK
 * @param credentials how to sign in
 * @param maxConcurrentWrites changes under way at once, 1..64
 * @param maxRequestsPerSecond ceiling over all calls; absent for none
 * @param requestTimeout how long an answer may take
 * @param context which carriers the business context has
 * @param databases which databases are read when Glue is the source
 */
public record GlueConfig(
        Optional<String> system,
        String region,
        Optional<String> catalogId,
        Optional<URI> endpoint,
        Optional<URI> stsEndpoint,
        boolean fips,
        Optional<Proxy> proxy,
        List<X509Certificate> caFile,
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
        requireNonNull(proxy, "proxy is null");
        caFile = List.copyOf(caFile);
        requireNonNull(credentials, "credentials is null");
        requireNonNull(maxRequestsPerSecond, "maxRequestsPerSecond is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
        requireNonNull(context, "context is null");
        requireNonNull(databases, "databases is null");
    }

    /** @throws dev.lockstep.error.ConfigurationException listing all problems */
    static GlueConfig from(ConfigSection section) {
        section.optional("connector"); // read by whoever chose this connector
        GlueCredentials credentials = CredentialsReader.read(section.section("credentials"));
        var config = new GlueConfig(
                section.optional("system"),
                region(section, credentials),
                section.optional("catalog-id"),
                Endpoint.from(section, "endpoint"),
                Endpoint.from(section, "sts-endpoint"),
                fips(section),
                proxy(section),
                CaFile.from(section, "ca-file"),
                credentials,
                section.integer("max-concurrent-writes", 16, 1, 64),
                rate(section),
                timeout(section),
                section.choice("context", ContextChoice.class, ContextChoice.PARAMETERS),
                Selection.of(section.list("databases")));
        section.finish();
        return config;
    }

    /** Where calls go and what they pass through. */
    Wire wire() {
        return new Wire(region, endpoint, stsEndpoint, fips, proxy, caFile, requestTimeout);
    }

    private static String region(ConfigSection section, GlueCredentials credentials) {
        String region = section.optional("region")
                .or(() -> AmbientRegion.find(credentials))
                .orElse("");
        if (region.isEmpty()) {
            section.problem("region", "is missing; set it, or AWS_REGION, or a profile with a region");
        } else if (!region.matches("[a-z0-9-]{1,40}")) {
            section.problem("region", "must be the name of a region, such as eu-central-1");
        }
        return region;
    }

    private static boolean fips(ConfigSection section) {
        boolean fips = section.flag("fips", false);
        for (String own : List.of("endpoint", "sts-endpoint")) {
            if (fips && section.has(own)) {
                section.problem(
                        "fips", "takes endpoints by name; give the FIPS endpoint as `%s` instead".formatted(own));
            }
        }
        return fips;
    }

    private static Optional<Proxy> proxy(ConfigSection section) {
        Optional<URI> url = Endpoint.proxy(section, "proxy");
        Optional<String> user = section.optional("proxy-user");
        Optional<Secret> password = section.secret("proxy-password");
        if (url.isEmpty() && (user.isPresent() || password.isPresent()) && !section.has("proxy")) {
            section.problem("proxy", "is missing, and its user or password is there");
        }
        if (user.isPresent() != password.isPresent()) {
            section.problem(user.isPresent() ? "proxy-password" : "proxy-user", "is missing");
        }
        return url.map(address -> new Proxy(address, user, password));
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
