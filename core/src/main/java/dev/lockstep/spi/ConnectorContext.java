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
 * @param use what the connector is for
 * @param languages preferred languages of texts that a system shows in one language, best first
 * @param calls to be told of each remote call
 * @param edits what becomes of edits by others that no plan can show
 */
public record ConnectorContext(
        Clock clock,
        ExecutorService executor,
        DocumentCache cache,
        Use use,
        List<String> languages,
        CallListener calls,
        Edits edits) {
    private static final List<String> DEFAULT_LANGUAGES = List.of("en");

    public ConnectorContext {
        requireNonNull(clock, "clock is null");
        requireNonNull(executor, "executor is null");
        requireNonNull(cache, "cache is null");
        requireNonNull(use, "use is null");
        languages = List.copyOf(languages);
        requireNonNull(calls, "calls is null");
        requireNonNull(edits, "edits is null");
    }

    /** A context that keeps edits by others. */
    public ConnectorContext(
            Clock clock,
            ExecutorService executor,
            DocumentCache cache,
            Use use,
            List<String> languages,
            CallListener calls) {
        this(clock, executor, cache, use, languages, calls, Edits.KEEP);
    }

    /** A context that listens to nothing. */
    public ConnectorContext(
            Clock clock, ExecutorService executor, DocumentCache cache, Use use, List<String> languages) {
        this(clock, executor, cache, use, languages, CallListener.none());
    }

    /** A context for reading. */
    public ConnectorContext(
            Clock clock, ExecutorService executor, DocumentCache cache, List<String> languages, CallListener calls) {
        this(clock, executor, cache, Use.reading(), languages, calls);
    }

    /** A context for reading that prefers English and listens to nothing. */
    public ConnectorContext(Clock clock, ExecutorService executor, DocumentCache cache) {
        this(clock, executor, cache, DEFAULT_LANGUAGES, CallListener.none());
    }
}
