package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;

/**
 * An object that is created and looks like one of ours whose source is gone. A note for people: it is planned as a new object and one that is
 * gone.
 *
 * @param from address of the one that lost its source; @param to address of the new one
 */
public record Renaming(Address from, Address to) implements Comparable<Renaming> {
    public Renaming {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    @Override
    public int compareTo(Renaming other) {
        int byFrom = from.compareTo(other.from);
        return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }
}
