package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans what is said about one container. Pure. */
final class ContainerPlanner {
    /** @param change none when it stands as it should; @param refusal why nothing may be brought into it */
    record ContainerPlan(Optional<PlannedChange> change, List<Drift> drifts, Optional<Refusal> refusal) {
        private static ContainerPlan of(PlannedChange change) {
            return new ContainerPlan(Optional.of(change), List.of(), Optional.empty());
        }
    }

    private final String sync;
    private final PlanPolicy policy;
    private final TargetFormat format;

    ContainerPlanner(String sync, PlanPolicy policy, TargetFormat format) {
        this.sync = sync;
        this.policy = policy;
        this.format = format;
    }

    /** @param holdsOurs whether objects of the sync are in it */
    ContainerPlan plan(DesiredContainer wanted, Optional<ContainerOccupant> present, boolean holdsOurs) {
        Form desired =
                format.renderContainer(wanted.source(), wanted.name(), sync).form();
        if (present.isEmpty()) {
            Change create = new Change.CreateContainer(wanted.name(), desired);
            return ContainerPlan.of(new PlannedChange(
                    create,
                    Optional.empty(),
                    List.of(new Reason(Cause.NEW, "", "", wanted.source().name()))));
        }
        ContainerOccupant occupant = present.get();
        if (occupant.owner().equals(Optional.of(sync))) {
            return merged(occupant, wanted, desired, Optional.empty());
        }
        if (policy.adoption().allows(occupant.name(), occupant.owner())) {
            return merged(occupant, wanted, desired, Optional.of(adopted(occupant, wanted)));
        }
        return holdsOurs ? unmarked(occupant, desired) : refused(occupant);
    }

    private ContainerPlan merged(
            ContainerOccupant occupant, DesiredContainer wanted, Form desired, Optional<Reason> adoption) {
        Form actual = occupant.form();
        boolean foreign = occupant.owner().isEmpty() || format.adopt(actual).equals(actual);
        Base base = Base.of(format, occupant, wanted, desired, sync);
        FormMerge merge = new FormMerge(
                foreign ? format.adopt(base.form()) : base.form(),
                actual,
                foreign ? format.adopt(desired) : desired,
                format::guard,
                policy.onDrift(),
                foreign);
        List<Reason> reasons = new ArrayList<>(adoption.map(List::of).orElse(base.reasons()));
        if (adoption.isEmpty()) {
            reasons.addAll(merge.reasons());
        }
        return plan(occupant, merge, reasons);
    }

    /**
     * It bears no mark, or that of another sync, and our objects are in it: somebody took the mark away, or we were let in by an older
     * version. It is used as it is; what is missing is shown as an edit of others.
     */
    private ContainerPlan unmarked(ContainerOccupant occupant, Form desired) {
        if (occupant.owner().isPresent()) {
            return new ContainerPlan(Optional.empty(), List.of(), Optional.empty());
        }
        FormMerge merge =
                new FormMerge(desired, occupant.form(), desired, path -> Guard.SHARED, policy.onDrift(), false);
        return plan(occupant, merge, merge.reasons());
    }

    private ContainerPlan plan(ContainerOccupant occupant, FormMerge merge, List<Reason> reasons) {
        List<Drift> drifts = policy.onDrift() == OnDrift.REPORT
                ? merge.keptEdits().stream()
                        .map(edit -> Drift.of("container " + occupant.name(), edit))
                        .toList()
                : List.of();
        Form after = merge.result();
        if (after.equals(occupant.form())) {
            return new ContainerPlan(Optional.empty(), drifts, Optional.empty());
        }
        List<Reason> why = reasons.isEmpty()
                ? List.of(new Reason(Cause.REBASED, "", "", "written in the form of this version"))
                : reasons;
        Change update = new Change.UpdateContainer(occupant.name(), occupant.form(), after);
        return new ContainerPlan(
                Optional.of(new PlannedChange(update, Optional.empty(), why)), drifts, Optional.empty());
    }

    private static Reason adopted(ContainerOccupant occupant, DesiredContainer wanted) {
        return new Reason(
                Cause.ADOPTED,
                "",
                occupant.owner().map("sync "::concat).orElse(""),
                wanted.source().name());
    }

    private static ContainerPlan refused(ContainerOccupant occupant) {
        String found = occupant.owner()
                .map("belongs to the sync named "::concat)
                .orElse("exists and was not made by this sync");
        Refusal refusal = new Refusal("container " + occupant.name(), found, Adoption.remedy(occupant.name()));
        return new ContainerPlan(Optional.empty(), List.of(), Optional.of(refusal));
    }
}
