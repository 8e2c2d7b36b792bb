package dev.lockstep.glue.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often calls may be repeated over the life of a connector, which is that of a run: enough for the refusals in which a quota is found, and one
 * repetition for every five calls. A service that fails for long is not called ever more often for it. Thread-safe.
 */
final class RetryBudget {
    private static final long RESERVE = 500;
    private static final long CALLS_PER_RETRY = 5;

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    /** A call is made for the first time. */
    void called() {
        calls.incrementAndGet();
    }

    /** Whether a call may be repeated; then it counts. */
    boolean spend() {
        long left = RESERVE + calls.get() / CALLS_PER_RETRY - retries.get();
        if (left > 0) {
            retries.incrementAndGet();
        }
        return left > 0;
    }

    boolean isSpent() {
        return retries.get() >= RESERVE + calls.get() / CALLS_PER_RETRY;
    }
}
