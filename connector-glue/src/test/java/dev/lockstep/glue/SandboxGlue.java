package dev.lockstep.glue;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.client.Backoff;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.Edits;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Use;
import dev.lockstep.spi.Use.Extent;
import dev.lockstep.testkit.fake.FakeClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** A running sandbox and connectors to it, which repeat calls without pauses. */
final class SandboxGlue implements AutoCloseable {
    private static final ExecutorService DAEMONS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-reader");
        thread.setDaemon(true);
        return thread;
    });

    static final int ATTEMPTS = 4;

    final GlueSandbox sandbox;
    /** Of the sandbox's sessions and of the connectors. */
    final FakeClock clock;

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    private SandboxGlue(GlueSandbox sandbox, FakeClock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    static SandboxGlue start() {
        return start(GlueSandboxOptions.defaults());
    }

    static SandboxGlue start(GlueSandboxOptions options) {
        FakeClock clock = new FakeClock(Instant.parse("2030-01-01T00:00:00Z"));
        return new SandboxGlue(GlueSandbox.start(options.withClock(clock)), clock);
    }

    MetadataConnector connector() {
        return connector(Map.of());
    }

    /** @param settings in place of the usual ones */
    MetadataConnector connector(Map<String, ?> settings) {
        return connector(settings, new Use(Extent.DROP, "", ""));
    }

    MetadataConnector connector(Map<String, ?> settings, Use use) {
        var context = new ConnectorContext(clock, executor, DocumentCache.none(), use, List.of("en"));
        return GlueConnectorFactory.create(config(settings), context, impatient());
    }

    /** A connector of a run that overwrites drift. */
    MetadataConnector overwriting(Map<String, ?> settings) {
        var context = new ConnectorContext(
                clock,
                executor,
                DocumentCache.none(),
                new Use(Extent.DROP, "", ""),
                List.of("en"),
                CallListener.none(),
                Edits.OVERWRITE);
        return GlueConnectorFactory.create(config(settings), context, impatient());
    }

    GlueConfig config(Map<String, ?> settings) {
        Map<String, Object> values = new HashMap<>();
        values.put("region", "eu-central-1");
        values.put("endpoint", sandbox.endpoint().toString());
        values.put("sts-endpoint", sandbox.endpoint().toString());
        values.put("max-requests-per-second", "none");
        values.put("request-timeout", "2s");
        values.put(
                "credentials",
                Map.of(
                        "type", "static",
                        "access-key-id", sandbox.accessKey().id(),
                        "secret-access-key", sandbox.accessKey().secret()));
        values.putAll(settings);
        values.values().removeIf(""::equals);
        return GlueConfig.from(new ConfigSection("target", ConfigNode.Mapping.of(values)));
    }

    /** Somebody else's client, without any of our checks. */
    GlueClient client() {
        return GlueClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        sandbox.accessKey().id(), sandbox.accessKey().secret())))
                .build();
    }

    /** For reading and writing; there is nothing to close. */
    static ConnectorContext context() {
        return new ConnectorContext(
                Clock.systemUTC(), DAEMONS, DocumentCache.none(), new Use(Extent.DROP, "", ""), List.of("en"));
    }

    static Backoff impatient() {
        return new Backoff(ATTEMPTS, Duration.ZERO, Duration.ZERO, () -> 0);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        sandbox.close();
    }
}
