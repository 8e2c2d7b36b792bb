package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.PartitionChange;

/**
 * A change to a partition that a run made, for it to be undone.
 *
 * @param change with the complete state before and after
 * @param certain whether it was written for sure; otherwise the run failed on it, or was killed before it knew
 */
public record MadePartition(PartitionChange change, boolean certain) {
    public MadePartition {
        requireNonNull(change, "change is null");
    }
}
