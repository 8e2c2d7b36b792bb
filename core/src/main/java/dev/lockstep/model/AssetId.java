package dev.lockstep.model;

import java.util.Comparator;

/**
 * Identity of an asset where it comes from. The label is never part of it, so a changed label is never a new asset.
 *
 * @param system alias of the system, such as the tenant's name; not empty
 * @param container space, database or bucket, spelt as the system spells it; not empty
 * @param name technical name, verbatim: may hold dots, blanks, slashes and any other character; not empty
 */
public record AssetId(String system, String container, String name) implements Comparable<AssetId> {
    private static final Comparator<AssetId> ORDER = Comparator.comparing(AssetId::system)
            .thenComparing(AssetId::container)
            .thenComparing(AssetId::name);

    public AssetId {
        Checks.notEmpty(system, "system");
        Checks.notEmpty(container, "container");
        Checks.notEmpty(name, "name");
    }

    @Override
    public int compareTo(AssetId other) {
        return ORDER.compare(this, other);
    }

    /** {@code system:container/name}, for people. */
    @Override
    public String toString() {
        return system + ":" + container + "/" + name;
    }
}
