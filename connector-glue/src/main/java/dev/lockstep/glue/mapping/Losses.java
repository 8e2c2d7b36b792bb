package dev.lockstep.glue.mapping;

import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what one asset loses. For one thread. */
final class Losses {
    private final AssetId asset;
    private final List<Loss> losses = new ArrayList<>();

    Losses(AssetId asset) {
        this.asset = asset;
    }

    void note(String path, String reason) {
        add(path, Severity.NOTE, reason);
    }

    void noteIf(boolean condition, String path, String reason) {
        if (condition) {
            note(path, reason);
        }
    }

    void degraded(String path, String reason) {
        add(path, Severity.DEGRADED, reason);
    }

    void add(String path, Severity severity, String reason) {
        losses.add(new Loss(asset, path, severity, reason));
    }

    List<Loss> all() {
        return losses.stream().distinct().sorted().toList();
    }
}
