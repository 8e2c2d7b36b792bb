package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;

/**
 * What a run wrote among the partitions of one object, out of its record, which counts them.
 *
 * @param target object they belong to
 * @param created how many; @param updated likewise; @param removed likewise
 * @param certain whether it is known; otherwise so many at most
 */
public record WrittenPartitions(Address target, long created, long updated, long removed, boolean certain) {
    public WrittenPartitions {
        requireNonNull(target, "target is null");
    }

    /** One sentence without its subject. */
    public String text() {
        return "%s%,d created, %,d updated and %,d removed by the run are not taken back: its record counts them and does not hold them"
                .formatted(certain ? "" : "up to ", created, updated, removed);
    }
}
