package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.PartitionChange;
import java.util.Optional;

/**
 * A change to a partition that a run made, for it to be undone.
 *
 * @param change with the complete state before and after
 * @param certain whether it was written for sure; otherwise the run failed on it, or was killed before it knew
 * @param later first run after it that may have written the same partition; of one that is not certain, that has
 */
public record MadePartition(PartitionChange change, boolean certain, Optional<String> later) {
    public MadePartition {
        requireNonNull(change, "change is null");
        requireNonNull(later, "later is null");
    }
}
