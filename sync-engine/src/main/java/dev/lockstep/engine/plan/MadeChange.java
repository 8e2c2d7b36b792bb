package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A change that a run made, for it to be undone.
 *
 * @param planned the change, with the complete state before, and after it as it was made
 * @param certain whether it was written for sure; otherwise the run failed on it, or was killed before it knew
 * @param missing what of it could not be written, and why; absent unless it was written in part
 * @param later first run after it that wrote the same object
 */
public record MadeChange(PlannedChange planned, boolean certain, Optional<String> missing, Optional<String> later) {
    public MadeChange {
        requireNonNull(planned, "planned is null");
        requireNonNull(missing, "missing is null");
        requireNonNull(later, "later is null");
    }
}
