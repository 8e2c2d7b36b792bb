package dev.lockstep.datasphere.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. Tests give one that only takes notes. */
@FunctionalInterface
interface Sleeper {
    /** @throws InterruptedException when the thread is asked to stop meanwhile */
    void sleep(Duration pause) throws InterruptedException;

    static Sleeper real() {
        return pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }
}
