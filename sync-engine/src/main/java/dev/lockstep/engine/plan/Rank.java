package dev.lockstep.engine.plan;

import dev.lockstep.model.Address;

/** Place of a write in the plan: by priority of its kind, then by address. */
record Rank(int priority, Address address) implements Comparable<Rank> {
    @Override
    public int compareTo(Rank other) {
        int byPriority = Integer.compare(priority, other.priority);
        return byPriority != 0 ? byPriority : address.compareTo(other.address);
    }
}
