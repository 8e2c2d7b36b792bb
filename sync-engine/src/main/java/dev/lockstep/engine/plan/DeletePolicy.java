package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What may happen to objects of ours whose source is gone. An object passes every layer or stays.
 *
 * @param mode how far it may go
 * @param maxPercent most objects that one run may retire and drop, in percent of those owned; of each container, and so of all together
 * @param maxCount most objects that one run may retire and drop, in each container and in all of them together
 * @param misses how many complete looks at the source in a row must have missed an object, from 1
 * @param grace how long an object must have been seen as retired before it is dropped
 */
public record DeletePolicy(Deletes mode, int maxPercent, int maxCount, int misses, Duration grace) {
    /** OFF: report them; TOMBSTONE: mark them as retired and leave them; DROP: mark them, and delete them after the grace. */
    public enum Deletes {
        OFF,
        TOMBSTONE,
        DROP
    }

    private static final DeletePolicy OFF = new DeletePolicy(Deletes.OFF, 5, 100, 2, Duration.ofDays(7));

    public DeletePolicy {
        requireNonNull(mode, "mode is null");
        requireNonNull(grace, "grace is null");
        if (maxPercent < 0 || maxPercent > 100 || maxCount < 0 || misses < 1 || grace.isNegative()) {
            throw new IllegalArgumentException("the limits of deletes are out of range");
        }
    }

    /** Nothing is deleted; the limits are the usual ones. */
    public static DeletePolicy off() {
        return OFF;
    }

    public DeletePolicy with(Deletes other) {
        return new DeletePolicy(other, maxPercent, maxCount, misses, grace);
    }

    public DeletePolicy withLimits(int percent, int count) {
        return new DeletePolicy(mode, percent, count, misses, grace);
    }

    public DeletePolicy after(int times, Duration time) {
        return new DeletePolicy(mode, maxPercent, maxCount, times, time);
    }
}
