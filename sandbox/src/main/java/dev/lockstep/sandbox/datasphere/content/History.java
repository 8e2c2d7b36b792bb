package dev.lockstep.sandbox.datasphere.content;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When objects were created and changed. Time stamps of the source's own documents follow from their names and contents,
 * so that a restart tells the same times and an edited document tells another; later changes carry the clock's time.
 */
final class History {
    private static final Instant FOUNDED = Instant.parse("2026-01-05T06:00:00Z");
    private static final int CREATION_SECONDS = (int) Duration.ofDays(60).toSeconds();
    private static final int CHANGE_SECONDS = (int) Duration.ofDays(150).toSeconds();

    private final Map<String, Known> known = new HashMap<>();
    private final Instant now;
    private final boolean later;

    /** @param before the space as it was; its unchanged objects keep their time */
    History(Instant now, Optional<Space> before) {
        this.now = now;
        before.ifPresent(space -> space.objects()
                .forEach(object -> known.put(object.name(), new Known(object.fingerprint(), object.changedOn()))));
        this.later = before.isPresent();
    }

    Instant createdOn(String space, String name) {
        return FOUNDED.plusSeconds(Fingerprint.number(space + "/" + name, CREATION_SECONDS));
    }

    Instant changedOn(String space, String name, String fingerprint) {
        Known last = known.get(name);
        if (last != null) {
            return last.fingerprint().equals(fingerprint) ? last.changedOn() : after(last.changedOn());
        }
        return later ? after(createdOn(space, name)) : createdOn(space, name).plusSeconds(firstChange(fingerprint));
    }

    private static long firstChange(String fingerprint) {
        return 60L + Fingerprint.number(fingerprint, CHANGE_SECONDS);
    }

    /** Now, but never at or before {@code last}: a clock that stands still must not hide a change. */
    private Instant after(Instant last) {
        Instant seconds = Instant.ofEpochSecond(now.getEpochSecond());
        return seconds.isAfter(last) ? seconds : last.plusSeconds(1);
    }

    private record Known(String fingerprint, Instant changedOn) {}
}
