package dev.lockstep.datasphere.client;

import dev.lockstep.error.RetryableException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before asking again: what the tenant asks for, else a random part of a ceiling that doubles (full jitter).
 *
 * @param base first ceiling; @param cap no wait is longer, whatever the tenant asks for
 * @param random from 0 to 1
 */
record Backoff(Duration base, Duration cap, DoubleSupplier random) {
    /** @param failures so far, from 1 */
    Duration pause(RetryableException failure, int failures) {
        return failure.retryAfter()
                .map(asked -> asked.compareTo(cap) < 0 ? asked : cap)
                .orElseGet(() -> jittered(failures));
    }

    private Duration jittered(int failures) {
        double ceiling = Math.min((double) cap.toMillis(), base.toMillis() * Math.pow(2, failures - 1));
        return Duration.ofMillis((long) (ceiling * random.getAsDouble()));
    }
}
