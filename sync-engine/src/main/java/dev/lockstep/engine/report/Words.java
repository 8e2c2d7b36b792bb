package dev.lockstep.engine.report;

import java.time.Duration;
import java.util.Locale;

/** Constants, counts and times as people write them. */
final class Words {
    private Words() {}

    /** {@code ANALYTIC_MODEL} as {@code analytic model}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code ANALYTIC_MODEL} as {@code analytic-model}, for JSON. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code 1 table}, {@code 2 tables}. */
    static String count(long number, String noun) {
        String plural = noun.endsWith("s")
                ? noun + "es"
                : noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }

    /** {@code 350 ms}, {@code 12.3 s}, {@code 4 min 5 s}. */
    static String time(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
