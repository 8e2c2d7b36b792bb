package dev.lockstep.spi;

import dev.lockstep.model.Address;
import java.util.List;

/** Writes the partitions of an object. Thread-safe; the engine never makes two calls for one object at a time. */
public interface PartitionWriter {
    PartitionFormat format();

    /**
     * Carries out {@code changes} in as few calls as the system allows. Each stands alone: one that fails does not keep the others from being
     * made. An answer that was lost is read back here, and an update or removal is repeated only where its {@code before} still stands.
     *
     * @param changes of one kind, each of other values
     * @return one for each change, in no particular order
     */
    List<PartitionOutcome> apply(Address table, List<? extends PartitionChange> changes);
}
