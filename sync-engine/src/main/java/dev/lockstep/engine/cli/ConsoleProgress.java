package dev.lockstep.engine.cli;

import dev.lockstep.engine.progress.Progress;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** One line that is drawn again and again: stage, units, rate, time to go. Thread-safe. */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final double SECOND = 1_000_000_000;
    private static final String CLEAR = "\r\u001b[K";
    private static final Map<Stage, String> LABELS = new EnumMap<>(Map.of(
            Stage.DISCOVER, "Reading the source",
            Stage.PLAN, "Reading the target",
            Stage.APPLY, "Writing",
            Stage.VERIFY, "Reading back"));

    private final PrintStream err;
    private final LongSupplier nanos;
    private final Map<Stage, Count> counts = new EnumMap<>(Stage.class);
    private long drawn = Long.MIN_VALUE;

    /** @param nanos a clock that only goes forward, in nanoseconds */
    ConsoleProgress(PrintStream err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
    }

    private static final class Count {
        private final long started;
        private long expected;
        private long done;

        private Count(long started) {
            this.started = started;
        }
    }

    @Override
    public synchronized void expect(Stage stage, long more) {
        count(stage).expected += more;
    }

    @Override
    public synchronized void advance(Stage stage) {
        Count count = count(stage);
        count.done++;
        long now = nanos.getAsLong();
        if (drawn == Long.MIN_VALUE || now - drawn >= REDRAW_NANOS) {
            drawn = now;
            err.print(CLEAR + line(stage, count, (now - count.started) / SECOND));
            err.flush();
        }
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (drawn != Long.MIN_VALUE) {
            err.print(CLEAR);
            err.flush();
        }
    }

    private Count count(Stage stage) {
        return counts.computeIfAbsent(stage, started -> new Count(nanos.getAsLong()));
    }

    private static String line(Stage stage, Count count, double seconds) {
        String label = LABELS.get(stage);
        if (seconds <= 0) {
            return "%s: %,d".formatted(label, count.done);
        }
        double rate = count.done / seconds;
        if (count.expected < count.done) {
            return String.format(Locale.ROOT, "%s: %,d, %.0f/s", label, count.done, rate);
        }
        long left = Math.round((count.expected - count.done) / rate);
        return String.format(
                Locale.ROOT, "%s: %,d of %,d, %.0f/s, %d s to go", label, count.done, count.expected, rate, left);
    }
}
