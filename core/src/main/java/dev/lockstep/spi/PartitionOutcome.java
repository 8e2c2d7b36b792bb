package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What came of one {@link PartitionChange}.
 *
 * @param values of the partition
 * @param ending how it ended
 * @param detail what was found, one sentence; empty when there is nothing to say
 */
public record PartitionOutcome(List<String> values, Ending ending, String detail) {
    /**
     * WRITTEN: as asked for; FOUND: it is as asked for, and nobody knows whether by this write or by somebody else's; IN_PLACE: it was so
     * already; CONFLICT: something else is there, and nothing was written; FAILED: not as asked for, or nobody knows.
     */
    public enum Ending {
        WRITTEN,
        FOUND,
        IN_PLACE,
        CONFLICT,
        FAILED
    }

    public PartitionOutcome {
        values = List.copyOf(values);
        requireNonNull(ending, "ending is null");
        requireNonNull(detail, "detail is null");
    }
}
