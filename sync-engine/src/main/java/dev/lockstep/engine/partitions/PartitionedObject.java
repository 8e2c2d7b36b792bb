package dev.lockstep.engine.partitions;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import java.util.List;

/**
 * An object whose partitions are brought over.
 *
 * @param source where the source has it; @param target where it stands or will stand
 * @param keys by which it is partitioned, in order; @param typed the same with their types
 * @param isNew whether it is not there yet
 */
record PartitionedObject(Address source, Address target, List<String> keys, String typed, boolean isNew) {
    PartitionedObject {
        requireNonNull(source, "source is null");
        requireNonNull(target, "target is null");
        keys = List.copyOf(keys);
        requireNonNull(typed, "typed is null");
    }
}
