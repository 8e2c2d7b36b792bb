package dev.lockstep.engine.plan;

import java.time.Duration;

/** Durations as the configuration writes them. */
final class Times {
    private Times() {}

    /** In the largest unit that says it exactly: {@code 7d}, {@code 36h}, {@code 90s}. */
    static String show(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + "ms";
        }
        if (time.toSeconds() % 60 != 0 || time.isZero()) {
            return time.toSeconds() + "s";
        }
        if (time.toMinutes() % 60 != 0) {
            return time.toMinutes() + "m";
        }
        return time.toHours() % 24 != 0 ? time.toHours() + "h" : time.toDays() + "d";
    }
}
