package dev.lockstep.spi;

import java.util.List;
import java.util.Optional;

/** How a target holds partitions. Pure: no I/O, same input, same output. Thread-safe. */
public interface PartitionFormat {
    /** Names of the partition keys of an object, in order; empty when it is not partitioned. */
    List<String> keys(Form object);

    /** The partition keys with their types, in order; objects that say the same read a partition alike. */
    String typedKeys(Form object);

    /** How the target would hold {@code source}, marked as owned by {@code sync}. What only statistics say is left out. */
    Form render(Partition source, String sync);

    /** What is compared: without what is written with a partition and then left to others, such as columns of its own. */
    Form bare(Form form);

    /** The sync that owns the partition; absent when it is not one of ours. */
    Optional<String> owner(Form form);

    /** The bare form as the sync last wrote it, as far as {@code form} still tells; {@code base(render(p, s))} is {@code bare(render(p, s))}. */
    Form base(Form form);

    /** Who may change the field. */
    Guard guard(FieldPath path);
}
