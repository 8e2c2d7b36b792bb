package dev.lockstep.glue.client;

import dev.lockstep.glue.pace.OperationPace;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One operation's way through the {@link Gate}: whoever is first in line waits for the pace, the others for him. Thread-safe. */
final class Lane {
    private final OperationPace pace;
    private final LongSupplier clock;
    private final ReentrantLock line = new ReentrantLock(true);
    private final ReentrantLock state = new ReentrantLock();
    private final Condition ended = state.newCondition();

    /** @param clock nanoseconds, from 0 */
    Lane(OperationPace pace, LongSupplier clock) {
        this.pace = pace;
        this.clock = clock;
    }

    void enter() throws InterruptedException {
        line.lockInterruptibly();
        try {
            awaitPace();
        } finally {
            line.unlock();
        }
    }

    void end(Consumer<OperationPace> ending) {
        state.lock();
        try {
            ending.accept(pace);
            ended.signal();
        } finally {
            state.unlock();
        }
    }

    private void awaitPace() throws InterruptedException {
        state.lockInterruptibly();
        try {
            for (long wait = pace.enter(clock.getAsLong()); wait > 0; wait = pace.enter(clock.getAsLong())) {
                ended.awaitNanos(wait);
            }
        } finally {
            state.unlock();
        }
    }
}
