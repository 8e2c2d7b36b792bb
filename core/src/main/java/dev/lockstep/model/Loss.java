package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Something that could not be read or cannot be expressed, reported instead of dropped in silence.
 *
 * @param asset which asset
 * @param path where in it, such as {@code columns/NET_AMOUNT/type}
 * @param severity how much it matters
 * @param reason one sentence for a person
 */
public record Loss(AssetId asset, String path, Severity severity, String reason) implements Comparable<Loss> {
    /**
     * NOTE: carried completely, but not by the target's own means. DEGRADED: the target's own means say less than the source; the exact
     * value is kept beside. DROPPED: not carried at all.
     */
    public enum Severity {
        NOTE,
        DEGRADED,
        DROPPED
    }

    private static final Comparator<Loss> ORDER = Comparator.comparing(Loss::asset)
            .thenComparing(Loss::path)
            .thenComparing(Loss::severity)
            .thenComparing(Loss::reason);

    public Loss {
        requireNonNull(asset, "asset is null");
        requireNonNull(path, "path is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(reason, "reason is null");
    }

    @Override
    public int compareTo(Loss other) {
        return ORDER.compare(this, other);
    }
}
