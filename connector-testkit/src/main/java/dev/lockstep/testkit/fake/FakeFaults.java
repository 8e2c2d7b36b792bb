package dev.lockstep.testkit.fake;

import dev.lockstep.spi.Change;

/** Decides what goes wrong with a write of the fake catalog. Called under the catalog's lock. */
@FunctionalInterface
public interface FakeFaults {
    /**
     * NONE: nothing. REFUSED: {@code RetryableException} and nothing is written. DENIED: {@code AccessException}. LOST_BEFORE: {@code
     * OutcomeUnknownException} and nothing is written. LOST_AFTER: {@code OutcomeUnknownException} and it is written. OVERTAKEN: someone else
     * edits the object just before.
     */
    enum Fault {
        NONE,
        REFUSED,
        DENIED,
        LOST_BEFORE,
        LOST_AFTER,
        OVERTAKEN
    }

    /** @param attempt number of the write, from 1 */
    Fault next(Change change, long attempt);

    static FakeFaults none() {
        return (change, attempt) -> Fault.NONE;
    }
}
