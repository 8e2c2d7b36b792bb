package dev.lockstep.spi;

import dev.lockstep.model.Address;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Reads the partitions of an object. Thread-safe. */
public interface PartitionReader {
    /**
     * Hands every partition to {@code sink}, one at a time, in no particular order, as {@link PartitionFormat#bare} shows it. One that is
     * written meanwhile may come twice or not at all. Memory does not grow with their number. The sink may be called from other threads than
     * the caller's, and no longer once this returns. A {@link dev.lockstep.error.SyncException} of the sink ends the listing soon; what it says is
     * the gap.
     *
     * @return whether all were seen; only then may absence be taken for deletion
     */
    Completeness list(Address table, Consumer<Partition> sink);

    /**
     * The whole of some partitions, in no particular order; those that are not there are left out.
     *
     * @throws dev.lockstep.error.SyncException if they cannot be read
     */
    List<Partition> read(Address table, Collection<List<String>> values);
}
