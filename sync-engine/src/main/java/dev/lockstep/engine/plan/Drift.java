package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;

/**
 * A field that someone else edited, and that is kept.
 *
 * @param address object
 * @param path field of the target's form
 * @param ours what the sync last wrote, empty when absent
 * @param theirs what stands there now, empty when absent
 * @param desired what the source says now, empty when absent
 */
public record Drift(Address address, String path, String ours, String theirs, String desired)
        implements Comparable<Drift> {
    public Drift {
        requireNonNull(address, "address is null");
        requireNonNull(path, "path is null");
        requireNonNull(ours, "ours is null");
        requireNonNull(theirs, "theirs is null");
        requireNonNull(desired, "desired is null");
    }

    /** Whether the source changed the field as well. */
    public boolean isConflict() {
        return !ours.equals(desired);
    }

    @Override
    public int compareTo(Drift other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : path.compareTo(other.path);
    }
}
