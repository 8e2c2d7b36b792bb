package dev.lockstep.sandbox.glue;

import java.util.function.LongSupplier;

/** Admits {@code burst} requests at once and {@code perSecond} on average. Thread-safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private double tokens;
    private long filledAt;

    /** @param perSecond 0 admits the burst and then nothing */
    TokenBucket(double perSecond, int burst, LongSupplier nanos) {
        if (!(perSecond >= 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "A rate is 0 or more and a burst 1 or more, not %s and %d".formatted(perSecond, burst));
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
        this.tokens = burst;
        this.filledAt = nanos.getAsLong();
    }

    synchronized boolean admits() {
        long now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
