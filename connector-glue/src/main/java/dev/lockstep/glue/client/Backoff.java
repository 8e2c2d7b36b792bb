package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and after which pauses a call is repeated: exponential with full jitter, so that many callers do not come back at once.
 *
 * @param attempts calls at most, the first included, from 1
 * @param first upper end of the first pause; doubles with each
 * @param longest upper end of any pause
 * @param random numbers from 0 to 1; thread-safe
 */
public record Backoff(int attempts, Duration first, Duration longest, DoubleSupplier random) {
    public Backoff {
        requireNonNull(first, "first is null");
        requireNonNull(longest, "longest is null");
        requireNonNull(random, "random is null");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
    }

    /** Ten attempts within a minute, half a minute on average. */
    public static Backoff standard(DoubleSupplier random) {
        return new Backoff(10, Duration.ofMillis(200), Duration.ofSeconds(10), random);
    }

    /** @param repetition from 1 */
    Duration pause(int repetition) {
        double ceiling = (double) first.toNanos() * Math.pow(2, repetition - 1);
        return Duration.ofNanos((long) (Math.min(ceiling, (double) longest.toNanos()) * random.getAsDouble()));
    }
}
