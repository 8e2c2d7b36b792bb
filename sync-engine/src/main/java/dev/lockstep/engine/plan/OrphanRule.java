package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.plan.PlanPolicy.Deletes;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides what happens to objects of ours whose source is gone. Every doubt keeps them. For one thread, once. */
final class OrphanRule {
    private final PlanPolicy policy;
    private final TargetFormat format;
    private final DesiredContainer wanted;
    private final List<Occupant> gone = new ArrayList<>();
    private int owned;

    OrphanRule(PlanPolicy policy, TargetFormat format, DesiredContainer wanted) {
        this.policy = policy;
        this.format = format;
        this.wanted = wanted;
    }

    void countOwned(boolean ours) {
        owned += ours ? 1 : 0;
    }

    /** An object at an address where nothing is desired. */
    void accept(Occupant occupant, boolean ours) {
        countOwned(ours);
        boolean present = wanted.kept().contains(occupant.address().name());
        if (ours && !present && occupant.readOnly().isEmpty() && !isDealtWith(occupant)) {
            gone.add(occupant);
        }
    }

    /** One that was retired before is not retired again, and does not use up the limits of the ones that are. */
    private boolean isDealtWith(Occupant occupant) {
        return policy.deletes() == Deletes.TOMBSTONE
                && format.retire(occupant.form()).equals(occupant.form());
    }

    /** Objects of ours whose source is gone, in the order they came. */
    List<Occupant> gone() {
        return List.copyOf(gone);
    }

    /** Objects that stay, with the reason; all of them when any reason holds. */
    List<Orphan> orphans() {
        Optional<String> reason = reasonToKeep();
        return gone.stream()
                .flatMap(occupant ->
                        reason.map(kept -> new Orphan(occupant.address().toString(), kept)).stream())
                .toList();
    }

    /** Changes for the objects that do not stay, by address. */
    List<PlannedChange> deletes() {
        if (reasonToKeep().isPresent()) {
            return List.of();
        }
        return gone.stream()
                .sorted(Comparator.comparing(Occupant::address))
                .map(this::delete)
                .toList();
    }

    private Optional<String> reasonToKeep() {
        if (policy.deletes() == Deletes.OFF) {
            return Optional.of("deletes are off");
        }
        if (!wanted.completeness().isComplete()) {
            return Optional.of("the source was not seen completely: "
                    + wanted.completeness().gaps().get(0).cause());
        }
        if (wanted.assets().isEmpty()) {
            return Optional.of("the source is empty, which is more likely a fault than a wish");
        }
        if (gone.size() > policy.maxDeleteCount() || gone.size() * 100L > (long) policy.maxDeletePercent() * owned) {
            return Optional.of(
                    "%d of %d objects would go, more than `policy.max-deletes` allows".formatted(gone.size(), owned));
        }
        return Optional.empty();
    }

    private PlannedChange delete(Occupant occupant) {
        Reason reason = new Reason(Cause.GONE, "", occupant.address().toString(), "");
        if (policy.deletes() == Deletes.DROP) {
            Change drop = new Change.Drop(occupant.address(), occupant.version(), occupant.form());
            return new PlannedChange(drop, Optional.empty(), List.of(reason));
        }
        Form retired = format.retire(occupant.form());
        Change mark = new Change.Update(occupant.address(), occupant.version(), occupant.form(), retired);
        return new PlannedChange(mark, Optional.empty(), List.of(reason));
    }
}
