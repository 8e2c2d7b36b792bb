package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

/**
 * What a connector is to be used for: which rights it needs follows from that.
 *
 * @param extent how far it goes
 * @param prefix what the names of the containers that are written begin with, not folded; @param suffix what they end with
 * @param partitions whether partitions are meant, too
 */
public record Use(Extent extent, String prefix, String suffix, boolean partitions) {
    /**
     * READ: assets that the connector's own configuration selects; PLAN: look at what would be written; WRITE: create and update containers and
     * assets; DROP: delete assets, too. Each includes those before it but READ, whose containers are others.
     */
    public enum Extent {
        READ,
        PLAN,
        WRITE,
        DROP
    }

    public Use {
        requireNonNull(extent, "extent is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(suffix, "suffix is null");
    }

    /** Without partitions. */
    public Use(Extent extent, String prefix, String suffix) {
        this(extent, prefix, suffix, false);
    }

    public static Use reading() {
        return new Use(Extent.READ, "", "");
    }

    /** With partitions or without. */
    public Use withPartitions(boolean meant) {
        return new Use(extent, prefix, suffix, meant);
    }

    public Use planning() {
        return new Use(Extent.PLAN, prefix, suffix, partitions);
    }

    /** Whether the containers are those that the connector's configuration selects. */
    public boolean isReading() {
        return extent == Extent.READ;
    }

    public boolean writes() {
        return extent == Extent.WRITE || drops();
    }

    public boolean drops() {
        return extent == Extent.DROP;
    }
}
