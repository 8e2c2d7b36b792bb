package dev.lockstep.sandbox.datasphere;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Counts requests in windows of one minute. Thread-safe. */
final class Quota {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private int limit = Integer.MAX_VALUE;
    private int used;
    private Instant end = Instant.MIN;

    Quota(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(int requestsPerMinute) {
        limit = requestsPerMinute;
        used = 0;
        end = Instant.MIN;
    }

    void lift() {
        set(Integer.MAX_VALUE);
    }

    /** Takes one request. Empty when it may pass, else the seconds after which another try can succeed. */
    synchronized OptionalInt take() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.plus(WINDOW);
            used = 0;
        }
        if (used < limit) {
            used++;
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Duration.between(now, end).plusMillis(999).toSeconds());
    }
}
