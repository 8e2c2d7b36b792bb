package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.AssetKind;
import java.util.List;

/**
 * What planning may decide.
 *
 * @param onDrift what happens to fields that others edited
 * @param deletes what happens to objects that left the source
 * @param maxDeletePercent most objects of one container that may be deleted in one run, in percent of those owned
 * @param maxDeleteCount most objects that may be deleted in one run, in each container and in all of them together
 * @param onLoss which losses stop an asset
 * @param priority kinds in the order they are written; kinds not named come last
 */
public record PlanPolicy(
        OnDrift onDrift,
        Deletes deletes,
        int maxDeletePercent,
        int maxDeleteCount,
        LossPolicy onLoss,
        List<AssetKind> priority) {
    /** REPORT: keep the edit and say so; KEEP: keep it; OVERWRITE: write ours again. */
    public enum OnDrift {
        REPORT,
        KEEP,
        OVERWRITE
    }

    /** OFF: report them; TOMBSTONE: mark them as retired and leave them; DROP: delete them. */
    public enum Deletes {
        OFF,
        TOMBSTONE,
        DROP
    }

    public PlanPolicy {
        requireNonNull(onDrift, "onDrift is null");
        requireNonNull(deletes, "deletes is null");
        requireNonNull(onLoss, "onLoss is null");
        priority = List.copyOf(priority);
        if (maxDeletePercent < 0 || maxDeletePercent > 100 || maxDeleteCount < 0) {
            throw new IllegalArgumentException("the limits of deletes are out of range");
        }
    }

    /** With losses reported and nothing stopped. */
    public PlanPolicy(
            OnDrift onDrift, Deletes deletes, int maxDeletePercent, int maxDeleteCount, List<AssetKind> priority) {
        this(onDrift, deletes, maxDeletePercent, maxDeleteCount, LossPolicy.standard(), priority);
    }

    public static PlanPolicy standard() {
        return new PlanPolicy(
                OnDrift.REPORT,
                Deletes.OFF,
                5,
                100,
                LossPolicy.standard(),
                List.of(
                        AssetKind.ANALYTIC_MODEL,
                        AssetKind.TABLE,
                        AssetKind.VIEW,
                        AssetKind.COLLECTION,
                        AssetKind.DATASET));
    }

    int rank(AssetKind kind) {
        int rank = priority.indexOf(kind);
        return rank < 0 ? priority.size() : rank;
    }
}
