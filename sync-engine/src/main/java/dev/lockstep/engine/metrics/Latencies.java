package dev.lockstep.engine.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in classes that are 5 % wide each, from a microsecond to some hours, in a fixed amount of memory. Thread-safe. */
final class Latencies {
    private static final double WIDTH = 1.05;
    private static final int CLASSES = 500;
    private static final double SMALLEST = 1_000;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);
    private final AtomicLong longest = new AtomicLong();

    void add(Duration time) {
        counts.incrementAndGet(classOf(time.toNanos()));
        longest.accumulateAndGet(time.toNanos(), Math::max);
    }

    /** Not exceeded by {@code share} of the durations: the upper end of its class, or the longest of all. Zero when there is none. */
    Duration quantile(double share) {
        long total = 0;
        for (int i = 0; i < CLASSES; i++) {
            total += counts.get(i);
        }
        long below = (long) Math.ceil(share * total);
        long seen = 0;
        int found = 0;
        while (found < CLASSES - 1 && (seen += counts.get(found)) < below) {
            found++;
        }
        return Duration.ofNanos(Math.min(longest.get(), (long) (SMALLEST * Math.pow(WIDTH, found))));
    }

    Duration max() {
        return Duration.ofNanos(longest.get());
    }

    /** The class ends at {@code SMALLEST · WIDTH^class}. */
    private static int classOf(long nanos) {
        double classes = Math.ceil(Math.log(Math.max((double) nanos, SMALLEST) / SMALLEST) / Math.log(WIDTH));
        return (int) Math.min(CLASSES - 1, classes);
    }
}
