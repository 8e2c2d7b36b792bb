package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A change that a run made, for it to be undone.
 *
 * @param planned the change, with the complete state before and after
 * @param certain whether it was written for sure; otherwise the run failed on it, or was killed before it knew
 * @param later first run after it that wrote the same object
 */
public record MadeChange(PlannedChange planned, boolean certain, Optional<String> later) {
    public MadeChange {
        requireNonNull(planned, "planned is null");
        requireNonNull(later, "later is null");
    }
}
