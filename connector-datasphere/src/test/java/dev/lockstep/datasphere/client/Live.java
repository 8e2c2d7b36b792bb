package dev.lockstep.datasphere.client;

import dev.lockstep.config.Secret;
import dev.lockstep.datasphere.config.TenantConfig;
import dev.lockstep.model.Container;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.datasphere.CallKind;
import dev.lockstep.sandbox.datasphere.DatasphereSandbox;
import dev.lockstep.sandbox.datasphere.DatasphereSandboxOptions;
import dev.lockstep.sandbox.datasphere.content.SourceFile;
import dev.lockstep.sandbox.datasphere.content.TenantSource;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.fake.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A sandbox tenant and a connector that reads it, with a clock that stands and pauses that are only noted. */
final class Live implements AutoCloseable {
    final FakeClock clock = new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));
    final MapCache cache = new MapCache();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final DatasphereSandbox sandbox;
    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    /** What a reading gave. */
    record Reading(List<Finding> findings, Completeness completeness) {
        List<Finding.Found> found() {
            return only(Finding.Found.class);
        }

        List<Finding.Failed> failed() {
            return only(Finding.Failed.class);
        }

        private <T> List<T> only(Class<T> type) {
            return findings.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    Live(DatasphereSandboxOptions options) {
        sandbox = DatasphereSandbox.start(options.withClock(clock));
    }

    static Live sample() {
        return new Live(SandboxOptions.sample().datasphere());
    }

    /** One space {@code S} with local tables of one column. */
    static Live tables(int count) {
        StringBuilder definitions = new StringBuilder();
        for (int i = 0; i < count; i++) {
            definitions.append(i == 0 ? "" : ",").append(table("T%05d".formatted(i)));
        }
        return of(definitions.toString());
    }

    /** One space {@code S} with these definitions. */
    static Live of(String definitions) {
        return document("{\"definitions\":{" + definitions + "}}");
    }

    /** One space {@code S} with this document. */
    static Live document(String json) {
        return new Live(DatasphereSandboxOptions.of(TenantSource.of(new SourceFile("S", "s.json", json))));
    }

    static String table(String name) {
        return "\"" + name
                + "\":{\"kind\":\"entity\",\"elements\":{\"ID\":{\"type\":\"cds.String\",\"length\":10,\"key\":true}}}";
    }

    TenantConnector connector(String... spaces) {
        return connector(Duration.ofSeconds(30), spaces);
    }

    TenantConnector connector(Duration timeout, String... spaces) {
        return connector(config(sandbox.clientSecret(), timeout), spaces);
    }

    TenantConnector connector(TenantConfig config, String... spaces) {
        return connector(config, cache, spaces);
    }

    TenantConnector connector(TenantConfig config, MapCache remembered, String... spaces) {
        return new TenantConnector(
                "acme",
                Selection.of(List.of(spaces)),
                config,
                new ConnectorContext(clock, executor, remembered),
                new JdkTransport(config.requestTimeout(), config.requestTimeout(), 64 << 20),
                pauses::add,
                () -> 0.5);
    }

    TenantConfig config(String secret, Duration timeout) {
        return new TenantConfig(
                sandbox.url(),
                sandbox.tokenUrl(),
                sandbox.clientId(),
                new Secret(secret),
                OptionalInt.empty(),
                timeout,
                4);
    }

    Reading read(String space) {
        return read(connector(), space, Selection.all());
    }

    static Reading read(TenantConnector connector, String space, Selection names) {
        MetadataReader reader = connector.reader().orElseThrow();
        List<Finding> findings = new ArrayList<>();
        Completeness completeness = reader.read(Container.of("acme", space), names, findings::add);
        return new Reading(findings, completeness);
    }

    int calls(CallKind kind) {
        return sandbox.calls().count(kind);
    }

    @Override
    public void close() {
        sandbox.close();
        executor.shutdownNow();
    }
}
