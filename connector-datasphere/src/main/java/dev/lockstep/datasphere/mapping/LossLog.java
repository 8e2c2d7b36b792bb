package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Losses of one asset. For one thread. */
final class LossLog {
    private final AssetId asset;
    private final SortedSet<Loss> losses = new TreeSet<>();

    LossLog(AssetId asset) {
        this.asset = asset;
    }

    /** Something odd that the rest keeps completely. */
    void note(String path, String reason) {
        losses.add(new Loss(asset, path, Severity.NOTE, reason));
    }

    /** Something the model says less of; the rest keeps the original. */
    void degraded(String path, String reason) {
        losses.add(new Loss(asset, path, Severity.DEGRADED, reason));
    }

    /** Sorted. */
    List<Loss> losses() {
        return List.copyOf(losses);
    }
}
