package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.config.TenantConfig;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Selection;
import dev.lockstep.spi.Use;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** A live tenant as a connector. Thread-safe. */
public final class TenantConnector implements MetadataConnector {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int BURST = 4;
    /** Largest answer taken, in bytes. A consumption document is capped at 20 MB. Source: SAP Datasphere, "Consuming Data" */
    private static final long MAX_BODY = 64L * 1024 * 1024;

    private final String system;
    private final CallCounts counts;
    private final MetadataReader reader;
    private final TenantChecks checks;

    /** @param system alias of the tenant; @param spaces which are read */
    public TenantConnector(String system, Selection spaces, TenantConfig config, ConnectorContext context) {
        this(
                system,
                spaces,
                config,
                context,
                new JdkTransport(shorter(CONNECT_TIMEOUT, config.requestTimeout()), config.requestTimeout(), MAX_BODY),
                Sleeper.real(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1, for pauses */
    TenantConnector(
            String system,
            Selection spaces,
            TenantConfig config,
            ConnectorContext context,
            Transport transport,
            Sleeper sleeper,
            DoubleSupplier random) {
        this.system = system;
        this.counts = new CallCounts(context.calls());
        Clock clock = context.clock();
        Gate gate = new Gate(transport, pacer(config, sleeper), config.maxConcurrentReads(), counts);
        Retries retries = new Retries(new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random), sleeper);
        TokenSource tokens = new ClientCredentials(
                new TokenEndpoint(config.tokenUrl(), config.clientId(), config.clientSecret(), gate, retries, clock),
                clock);
        TenantUrls urls = new TenantUrls(config.url());
        TenantHttp http = new TenantHttp(urls, gate, tokens, retries, new Notices(), clock);
        DesignTimePlane designTime = new DesignTimePlane(http, urls);
        CatalogPlane catalog = new CatalogPlane(http, urls);
        SpaceDirectory directory = new SpaceDirectory(system, urls.host(), spaces.globs(), designTime, catalog);
        this.reader = new TenantReader(
                system,
                directory,
                designTime,
                catalog,
                new ObjectDocuments(urls.origin(), designTime, context.cache(), clock),
                new ModelTypes(urls.origin(), catalog, context.cache()),
                new Parallel(context.executor(), config.maxConcurrentReads()),
                clock);
        this.checks = new TenantChecks(
                config.url(), config.clientId(), spaces.globs(), gate, tokens, directory, designTime, catalog);
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(NameRule.verbatim(), NameRule.verbatim(), NameRule.verbatim(), 1);
    }

    @Override
    public Optional<MetadataReader> reader() {
        return Optional.of(reader);
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.empty();
    }

    @Override
    public List<Check> check() {
        return checks.run();
    }

    @Override
    public Optional<String> principal() {
        return Optional.empty();
    }

    @Override
    public List<Grant> grants(Use use) {
        return List.of();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return counts.snapshot();
    }

    /** Nothing to close: connections end with the client, threads belong to the engine. */
    @Override
    public void close() {}

    private static Pacer pacer(TenantConfig config, Sleeper sleeper) {
        return config.maxRequestsPerMinute().isPresent()
                ? Pacer.of(config.maxRequestsPerMinute().getAsInt(), BURST, System::nanoTime, sleeper)
                : Pacer.unlimited();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
