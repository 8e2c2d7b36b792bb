package dev.lockstep.engine.plan;

import dev.lockstep.model.Address;

/** By priority of its kind, then by address; {@link Ageing} makes the order of the writes of it. */
record Rank(int priority, Address address) implements Comparable<Rank> {
    @Override
    public int compareTo(Rank other) {
        int byPriority = Integer.compare(priority, other.priority);
        return byPriority != 0 ? byPriority : address.compareTo(other.address);
    }
}
