package dev.lockstep.engine.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.ContainerPlanner.ContainerPlan;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.FormPacker;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Compares what is desired with what is there and orders what has to change. Pure, but for the listing that {@link TargetView} hands over page
 * by page, so that a target of any size is never held as a whole.
 */
public final class Planner {
    private final String sync;
    private final PlanPolicy policy;
    private final TargetFormat format;

    /** @param sync ownership marker of the sync */
    public Planner(String sync, PlanPolicy policy, TargetFormat format) {
        this.sync = sync;
        this.policy = policy;
        this.format = format;
    }

    /** What planning asks of the target. Implemented by a listing of the {@link MetadataWriter}. */
    public interface TargetView {
        /** All containers, sorted by name. */
        List<ContainerOccupant> containers();

        /** Every object of the container, once, in any order. */
        void objects(String container, Consumer<Occupant> sink);
    }

    /**
     * @param source alias of the source; @param target alias of the target; @param completeness of the source's list of containers
     * @param absences is told of what is missing
     */
    public Plan plan(
            String source,
            String target,
            DesiredState desired,
            Completeness completeness,
            TargetView view,
            AbsenceCount absences) {
        Map<String, ContainerOccupant> present =
                view.containers().stream().collect(toMap(ContainerOccupant::name, identity()));
        Collected collected = new Collected(desired);
        for (DesiredContainer container : desired.containers()) {
            planContainer(container, Optional.ofNullable(present.get(container.name())), view, absences, collected);
        }
        collected.keepBeyondTheCount();
        collected.reportVanishedContainers(present);
        return new Plan(
                sync,
                source,
                target,
                collected.ordered(),
                collected.refusals,
                collected.drifts,
                collected.orphans,
                collected.losses,
                collected.scopes,
                desired.rules(),
                collected.renamings,
                collected.fidelity,
                List.of(),
                completeness);
    }

    private void planContainer(
            DesiredContainer wanted,
            Optional<ContainerOccupant> present,
            TargetView view,
            AbsenceCount absences,
            Collected collected) {
        Optional<String> readOnly = present.flatMap(ContainerOccupant::readOnly);
        if (readOnly.isPresent()) {
            collected.refusals.add(new Refusal(
                    "container " + wanted.name(),
                    "must not be written: " + readOnly.get(),
                    "Choose another name for it with `mapping.database`."));
            return;
        }
        ScopePlanner scope = new ScopePlanner(sync, policy, format, wanted, absences, collected.forms);
        present.ifPresent(found -> view.objects(found.name(), scope::accept));
        ContainerPlan container = new ContainerPlanner(sync, policy, format).plan(wanted, present, scope.holdsOurs());
        if (container.refusal().isPresent()) {
            collected.refusals.add(container.refusal().get());
            return;
        }
        container.change().ifPresent(collected.containers::add);
        collected.drifts.addAll(container.drifts());
        collected.add(wanted, scope.finish());
    }

    /** What the scopes contribute. */
    private final class Collected {
        private final List<PlannedChange> containers = new ArrayList<>();
        private final TreeMap<Rank, PlannedChange> writes = new TreeMap<>();
        private final List<PlannedChange> deletes = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private final List<Drift> drifts = new ArrayList<>();
        private final List<Orphan> orphans = new ArrayList<>();
        private final List<Loss> losses = new ArrayList<>();
        private final List<Renaming> renamings = new ArrayList<>();
        private final List<ScopeVerdict> scopes = new ArrayList<>();
        private final FormPacker forms = new FormPacker(FormPacker.room());
        private final DesiredState desired;
        private Fidelity fidelity = Fidelity.none();

        private Collected(DesiredState desired) {
            this.desired = desired;
            refusals.addAll(desired.refusals());
            losses.addAll(desired.losses());
        }

        private void add(DesiredContainer wanted, ScopePlanner.ScopePlan scope) {
            writes.putAll(scope.writes());
            deletes.addAll(scope.deletes());
            refusals.addAll(scope.refusals());
            drifts.addAll(scope.drifts());
            orphans.addAll(scope.orphans());
            losses.addAll(scope.losses());
            renamings.addAll(scope.renamings());
            fidelity = fidelity.plus(scope.fidelity());
            scopes.add(new ScopeVerdict(
                    wanted.source().name(),
                    wanted.name(),
                    wanted.assets().size(),
                    scope.unchanged(),
                    wanted.completeness()));
        }

        /** Containers that are within the limits one by one may be beyond the count together. */
        private void keepBeyondTheCount() {
            if (deletes.size() > policy.deletes().maxCount()) {
                String kept = "%d objects would go in all, more than the count of `policy.max-deletes` allows"
                        .formatted(deletes.size());
                deletes.forEach(delete -> orphans.add(new Orphan(delete.subject(), kept)));
                deletes.clear();
            }
        }

        /** Containers of ours that no selected container of the source stands for. Whether they were filtered or deleted is not known here. */
        private void reportVanishedContainers(Map<String, ContainerOccupant> present) {
            List<String> wanted =
                    desired.containers().stream().map(DesiredContainer::name).toList();
            present.values().stream()
                    .filter(found -> found.owner().equals(Optional.of(sync)) && !wanted.contains(found.name()))
                    .map(found -> new Orphan(
                            "container " + found.name(), "no selected container of the source stands for it"))
                    .forEach(orphans::add);
        }

        private List<PlannedChange> ordered() {
            List<PlannedChange> ordered = new ArrayList<>(containers);
            ordered.addAll(Ageing.order(writes));
            ordered.addAll(deletes);
            return ordered;
        }
    }
}
