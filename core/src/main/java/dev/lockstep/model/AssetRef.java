package dev.lockstep.model;

/**
 * Points at an asset of the same system that may or may not exist.
 *
 * @param container space or database
 * @param name technical name
 */
public record AssetRef(String container, String name) implements Comparable<AssetRef> {
    public AssetRef {
        Checks.notEmpty(container, "container");
        Checks.notEmpty(name, "name");
    }

    @Override
    public int compareTo(AssetRef other) {
        int byContainer = container.compareTo(other.container);
        return byContainer != 0 ? byContainer : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return container + "/" + name;
    }
}
