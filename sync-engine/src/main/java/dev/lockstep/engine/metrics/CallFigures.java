package dev.lockstep.engine.metrics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What the calls of one operation came to.
 *
 * @param calls all of them, repetitions included
 * @param repeated calls that repeated another; @param throttled calls that were refused for their rate
 * @param failed calls that failed on the other side or were not answered
 * @param median time of the answered calls; @param p95 what 95 of 100 did not exceed; both at most 5 % too high; @param max the longest
 */
public record CallFigures(
        long calls, long repeated, long throttled, long failed, Duration median, Duration p95, Duration max) {
    public CallFigures {
        requireNonNull(median, "median is null");
        requireNonNull(p95, "p95 is null");
        requireNonNull(max, "max is null");
    }

    /** Of calls of which nothing but the number is known. */
    static CallFigures counted(long calls) {
        return new CallFigures(calls, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
