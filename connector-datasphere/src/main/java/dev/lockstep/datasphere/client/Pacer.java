package dev.lockstep.datasphere.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spreads requests evenly over time and lets a small burst through (generic cell rate algorithm). Every caller reserves its turn once, so
 * there is no loop and nobody starves. Thread-safe.
 */
final class Pacer {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private long nextTurn;

    private Pacer(long interval, int burst, LongSupplier nanoTime, Sleeper sleeper) {
        this.interval = interval;
        this.tolerance = interval * (burst - 1);
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.nextTurn = nanoTime.getAsLong();
    }

    /** @param perMinute requests per minute, from 1; @param burst requests that may come at once after a rest, from 1 */
    static Pacer of(int perMinute, int burst, LongSupplier nanoTime, Sleeper sleeper) {
        return new Pacer(MINUTE / perMinute, burst, nanoTime, sleeper);
    }

    /** Never waits. */
    static Pacer unlimited() {
        return new Pacer(0, 1, () -> 0, pause -> {});
    }

    /** Waits for this thread's turn. */
    void await() throws InterruptedException {
        long wait = reserve();
        if (wait > 0) {
            sleeper.sleep(Duration.ofNanos(wait));
        }
    }

    private synchronized long reserve() {
        long now = nanoTime.getAsLong();
        long turn = nextTurn - now > 0 ? nextTurn : now;
        nextTurn = turn + interval;
        return turn - tolerance - now;
    }
}
