package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One line of a list of the design-time plane; texts are empty when the tenant does not say.
 *
 * @param name technical name, verbatim
 * @param status such as {@code Deployed}; @param changedOn instant or day; @param deployedOn instant or day
 */
record ListedObject(Segment segment, String name, String status, String changedOn, String deployedOn) {
    ListedObject {
        requireNonNull(segment, "segment is null");
        requireNonNull(name, "name is null");
        requireNonNull(status, "status is null");
        requireNonNull(changedOn, "changedOn is null");
        requireNonNull(deployedOn, "deployedOn is null");
    }

    /**
     * Marker that changes when the object does; empty when the list does not tell. A tenant that gives days only does not tell two changes
     * of one day apart, so a day is no marker until it is well over everywhere.
     */
    Optional<String> stamp(Instant now) {
        if (changedOn.isEmpty() && deployedOn.isEmpty()) {
            return Optional.empty();
        }
        boolean certain = isCertain(changedOn, now) && isCertain(deployedOn, now);
        return certain ? Optional.of(changedOn + "|" + deployedOn + "|" + status) : Optional.empty();
    }

    private static boolean isCertain(String moment, Instant now) {
        if (moment.isEmpty()) {
            return true;
        }
        try {
            OffsetDateTime.parse(moment);
            return true;
        } catch (DateTimeException notAnInstant) {
            return isLongOver(moment, now);
        }
    }

    private static boolean isLongOver(String day, Instant now) {
        try {
            Instant end = LocalDate.parse(day)
                    .atStartOfDay(ZoneOffset.UTC)
                    .plusDays(2)
                    .toInstant();
            return now.truncatedTo(ChronoUnit.SECONDS).isAfter(end);
        } catch (DateTimeException notADay) {
            return false;
        }
    }
}
