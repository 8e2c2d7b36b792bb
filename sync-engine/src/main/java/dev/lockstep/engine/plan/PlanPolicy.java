package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.AssetKind;
import java.util.List;

/**
 * What planning may decide.
 *
 * @param onDrift what happens to fields that others edited
 * @param deletes what happens to objects that left the source
 * @param adoption what may be taken over that was there before
 * @param evolution what happens to breaking changes
 * @param onLoss which losses stop an asset
 * @param partitions whether partitions are brought over
 * @param priority kinds in the order they are written; kinds not named come last
 */
public record PlanPolicy(
        OnDrift onDrift,
        DeletePolicy deletes,
        Adoption adoption,
        Evolution evolution,
        LossPolicy onLoss,
        Partitions partitions,
        List<AssetKind> priority) {
    /** OFF: they are nobody's business here; SYNC: those of objects that are partitioned on both sides. */
    public enum Partitions {
        OFF,
        SYNC
    }

    /** REPORT: keep the edit and say so; KEEP: keep it; OVERWRITE: write ours again. */
    public enum OnDrift {
        REPORT,
        KEEP,
        OVERWRITE
    }

    private static final PlanPolicy STANDARD = new PlanPolicy(
            OnDrift.REPORT,
            DeletePolicy.off(),
            Adoption.none(),
            Evolution.standard(),
            LossPolicy.standard(),
            Partitions.OFF,
            List.of(
                    AssetKind.ANALYTIC_MODEL,
                    AssetKind.TABLE,
                    AssetKind.VIEW,
                    AssetKind.COLLECTION,
                    AssetKind.DATASET));

    public PlanPolicy {
        requireNonNull(onDrift, "onDrift is null");
        requireNonNull(deletes, "deletes is null");
        requireNonNull(adoption, "adoption is null");
        requireNonNull(evolution, "evolution is null");
        requireNonNull(onLoss, "onLoss is null");
        requireNonNull(partitions, "partitions is null");
        priority = List.copyOf(priority);
    }

    /** Without partitions. */
    public PlanPolicy(
            OnDrift onDrift,
            DeletePolicy deletes,
            Adoption adoption,
            Evolution evolution,
            LossPolicy onLoss,
            List<AssetKind> priority) {
        this(onDrift, deletes, adoption, evolution, onLoss, Partitions.OFF, priority);
    }

    public static PlanPolicy standard() {
        return STANDARD;
    }

    public PlanPolicy with(OnDrift other) {
        return new PlanPolicy(other, deletes, adoption, evolution, onLoss, partitions, priority);
    }

    public PlanPolicy with(DeletePolicy other) {
        return new PlanPolicy(onDrift, other, adoption, evolution, onLoss, partitions, priority);
    }

    public PlanPolicy with(Adoption other) {
        return new PlanPolicy(onDrift, deletes, other, evolution, onLoss, partitions, priority);
    }

    public PlanPolicy with(Evolution other) {
        return new PlanPolicy(onDrift, deletes, adoption, other, onLoss, partitions, priority);
    }

    public PlanPolicy with(LossPolicy other) {
        return new PlanPolicy(onDrift, deletes, adoption, evolution, other, partitions, priority);
    }

    public PlanPolicy with(Partitions other) {
        return new PlanPolicy(onDrift, deletes, adoption, evolution, onLoss, other, priority);
    }

    int rank(AssetKind kind) {
        int rank = priority.indexOf(kind);
        return rank < 0 ? priority.size() : rank;
    }
}
