package dev.lockstep.engine.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a recorded write. */
public enum AuditOutcome {
    /** The target took it. */
    WRITTEN,
    /** It took the object, and not all that goes with it. */
    PARTLY_WRITTEN,
    /** It stood there already; nothing was written. */
    IN_PLACE,
    /** The target had changed since the plan; nothing was written. */
    CONFLICT,
    /** The target refused; nothing was written. */
    FAILED,
    /** The run ended before it said what came of it, the answer was lost for good, or it is as wanted and nobody knows by whom. */
    UNKNOWN;

    static AuditOutcome of(Optional<String> status) {
        return Arrays.stream(values())
                .filter(outcome -> status.equals(Optional.of(outcome.name())))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether the object was written. */
    public boolean isWritten() {
        return this == WRITTEN || this == PARTLY_WRITTEN;
    }

    /** As people write it: {@code in-place}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
