package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * What the engine lends a connector.
 *
 * @param clock for expiry and pauses; never for what is written
 * @param executor for calls that may run side by side; owned, bounded and closed by the engine
 * @param cache remembers documents between runs; losing it costs time, never correctness
 * @param languages preferred languages of texts that a system shows in one language, best first
 * @param calls to be told of each remote call
 */
public record ConnectorContext(
        Clock clock, ExecutorService executor, DocumentCache cache, List<String> languages, CallListener calls) {
    private static final List<String> DEFAULT_LANGUAGES = List.of("en");

    public ConnectorContext {
        requireNonNull(clock, "clock is null");
        requireNonNull(executor, "executor is null");
        requireNonNull(cache, "cache is null");
        languages = List.copyOf(languages);
        requireNonNull(calls, "calls is null");
    }

    /** A context that prefers English and listens to nothing. */
    public ConnectorContext(Clock clock, ExecutorService executor, DocumentCache cache) {
        this(clock, executor, cache, DEFAULT_LANGUAGES, CallListener.none());
    }
}
