package dev.lockstep.glue.pace;

import java.util.OptionalDouble;

/**
 * Measures what a service admits. It refuses when its bucket is empty, so between two refusals it admits exactly what it is willing to: its quota less
 * what others use of it. A pause of ours in between would let the bucket overflow, and the measurement is begun anew. Not thread-safe.
 */
final class ServedRate {
    private static final double SECOND = 1e9;
    private static final int ENOUGH_CALLS = 10;
    private static final double ENOUGH_SECONDS = 1;
    private static final double SMOOTHING = 0.1;

    private long since = -1;
    private long served;
    private double latency;

    /** A call that began at {@code began} was not refused for its rate. */
    void served(long began, long now) {
        latency += (now - began - latency) * (latency == 0 ? 1 : SMOOTHING);
        if (since >= 0 && began >= since) {
            served++;
        }
    }

    /** Admitted calls per second since the refusal before, if there was one and enough was seen since. */
    OptionalDouble atRefusal(long now) {
        if (since < 0) {
            since = now;
            served = 0;
            return OptionalDouble.empty();
        }
        double seconds = (now - since - latency) / SECOND; // what began later has not been answered yet
        if (seconds <= 0 || served < ENOUGH_CALLS && seconds < ENOUGH_SECONDS) {
            return OptionalDouble.empty();
        }
        if (served == 0) { // nobody was answered, or others used it all: that tells no rate
            since = now;
            return OptionalDouble.empty();
        }
        double rate = (served + 0.5) / seconds; // half a call: the next one was on its way
        since = now;
        served = 0;
        return OptionalDouble.of(rate);
    }

    void restart() {
        since = -1;
    }
}
