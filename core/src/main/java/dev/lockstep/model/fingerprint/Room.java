package dev.lockstep.model.fingerprint;

import java.util.concurrent.atomic.AtomicLong;

/** For values that stay as they are before any is packed: what is small fits anywhere, and takes no time when it is asked for. Thread-safe. */
public final class Room {
    private final AtomicLong left;

    private Room(long weight) {
        this.left = new AtomicLong(weight);
    }

    /** @param weight of all values together, as their packers weigh them */
    public static Room of(long weight) {
        return new Room(weight);
    }

    /** Everything is packed. */
    public static Room none() {
        return of(0);
    }

    /** @param weight of a value, at least 1 */
    boolean take(long weight) {
        return left.getAndUpdate(rest -> rest < weight ? rest : rest - weight) >= weight;
    }
}
