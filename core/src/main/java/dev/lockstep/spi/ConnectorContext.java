package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.concurrent.ExecutorService;

/**
 * What the engine lends a connector.
 *
 * @param clock for expiry and pauses; never for what is written
 * @param executor for calls that may run side by side; owned, bounded and closed by the engine
 * @param cache remembers documents between runs; losing it costs time, never correctness
 */
public record ConnectorContext(Clock clock, ExecutorService executor, DocumentCache cache) {
    public ConnectorContext {
        requireNonNull(clock, "clock is null");
        requireNonNull(executor, "executor is null");
        requireNonNull(cache, "cache is null");
    }
}
