package dev.lockstep.engine.partitions;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.PartitionReader;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * How many partitions an object has.
 *
 * @param seen how many were seen
 * @param completeness whether those are all
 */
public record PartitionCount(long seen, Completeness completeness) {
    public PartitionCount {
        requireNonNull(completeness, "completeness is null");
    }

    /** Counts them; none is held. */
    public static PartitionCount of(PartitionReader reader, Address object) {
        return of(reader, object, Optional::empty);
    }

    /** Ends early, and incomplete, once {@code stop} says why. */
    static PartitionCount of(PartitionReader reader, Address object, Supplier<Optional<String>> stop) {
        var seen = new AtomicLong();
        Completeness completeness = reader.list(object, Stopped.until(stop, partition -> seen.incrementAndGet()));
        return new PartitionCount(seen.get(), completeness);
    }
}
