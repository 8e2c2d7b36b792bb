package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Change;
import java.util.List;
import java.util.Optional;

/**
 * A change and why it is made.
 *
 * @param change what to write
 * @param source asset it comes from; absent for containers and for objects that left the source
 * @param reasons at least one
 */
public record PlannedChange(Change change, Optional<AssetId> source, List<Reason> reasons) {
    public PlannedChange {
        requireNonNull(change, "change is null");
        requireNonNull(source, "source is null");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a change needs a reason");
        }
    }

    /** Whether it breaks those who read the object. */
    public boolean isBreaking() {
        return reasons.stream().anyMatch(reason -> reason.cause() == Reason.Cause.BREAKING);
    }

    /** The object or container, as people name it. */
    public String subject() {
        return change.target().map(Address::toString).orElseGet(change::container);
    }
}
