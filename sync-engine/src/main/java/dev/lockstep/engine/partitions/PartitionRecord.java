package dev.lockstep.engine.partitions;

import dev.lockstep.engine.plan.MadePartition;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import java.util.List;
import java.util.Optional;

/** What a run wrote among the partitions of one object, out of its evidence. For one thread. */
public interface PartitionRecord {
    Address object();

    /** Its partition keys, with their types, when the run wrote; absent in evidence of older versions. */
    Optional<String> keys();

    /** The first later run that wrote partitions of the object; empty when none did. */
    Optional<String> later();

    /** What it wrote of one kind, in the order of the evidence. */
    List<Part> parts(Class<? extends PartitionChange> kind);

    /** A few of them, read when they are asked for, so that not all are held. */
    interface Part {
        /** At most 100, each of other values. @throws dev.lockstep.error.SyncException if the evidence cannot be read any more */
        List<MadePartition> read();
    }
}
