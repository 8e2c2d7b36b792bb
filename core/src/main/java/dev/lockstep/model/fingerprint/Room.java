package dev.lockstep.model.fingerprint;

import java.util.concurrent.atomic.AtomicInteger;

/** For values that stay as they are before any is packed: some fit anywhere, and take no time when they are asked for. Thread-safe. */
public final class Room {
    /** So many of a kind a run holds as they are; a table of 20 columns takes about 20 kB. */
    public static final int OF_A_RUN = 2_000;

    private final AtomicInteger left;

    private Room(int values) {
        this.left = new AtomicInteger(values);
    }

    public static Room of(int values) {
        return new Room(values);
    }

    /** Everything is packed. */
    public static Room none() {
        return of(0);
    }

    boolean take() {
        return left.getAndUpdate(values -> Math.max(0, values - 1)) > 0;
    }
}
