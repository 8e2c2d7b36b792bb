package dev.lockstep.model;

/**
 * Where an object stands in a target, spelt as the target spells it. An {@link AssetId} says what something is, an address where it
 * was put.
 *
 * @param container database or space; not empty
 * @param name table or object; not empty
 */
public record Address(String container, String name) implements Comparable<Address> {
    public Address {
        Checks.notEmpty(container, "container");
        Checks.notEmpty(name, "name");
    }

    @Override
    public int compareTo(Address other) {
        int byContainer = container.compareTo(other.container);
        return byContainer != 0 ? byContainer : name.compareTo(other.name);
    }

    /** {@code container.name}, for people. */
    @Override
    public String toString() {
        return container + "." + name;
    }
}
