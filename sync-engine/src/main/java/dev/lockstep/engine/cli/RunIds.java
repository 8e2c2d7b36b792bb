package dev.lockstep.engine.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Ids of runs: they sort by time and may be file names, such as {@code 20260131-174501-3fa9c2}. */
final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    static String next(Clock clock) {
        return "%s-%06x".formatted(TIME.format(clock.instant()), RANDOM.nextInt(1 << 24));
    }
}
