package dev.lockstep.glue.client;

import dev.lockstep.glue.pace.Spacing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** What all calls of one principal share: a ceiling, and the time for which the service asked to be left alone. Thread-safe. */
final class Principal {
    /** How much lateness of the threads is made up for; a quarter of a second's calls at once is the most that comes of it. */
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(250);

    private final double perSecond;
    private final LongSupplier clock;
    private final Pause pause;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Spacing spacing = new Spacing(CATCH_UP);

    /** Lets time pass. */
    interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    /** @param perSecond above 0, may be infinite; @param clock nanoseconds, from 0 */
    Principal(double perSecond, LongSupplier clock, Pause pause) {
        this.pause = pause;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Waits for the caller's turn. */
    void enter() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            for (long wait = take(); wait > 0; wait = take()) {
                pause.nanos(wait);
            }
        } finally {
            turn.unlock();
        }
    }

    /** No call goes for {@code time}. */
    synchronized void hold(Duration time) {
        spacing.holdUntil(clock.getAsLong() + time.toNanos());
    }

    private synchronized long take() {
        long now = clock.getAsLong();
        long wait = spacing.untilDue(now);
        if (wait == 0) {
            spacing.take(now, perSecond);
        }
        return wait;
    }
}
