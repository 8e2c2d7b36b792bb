package dev.lockstep.engine;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.partitions.PartitionRecord;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.partitions.PartitionRun;
import dev.lockstep.engine.partitions.PartitionUndoStage;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.engine.plan.UndoPlanner;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes runs back, objects and partitions. For one thread. */
final class Undoing {
    private final Optional<PartitionUndoStage> stage;
    private final Predicate<Form> partitioned;
    private final Function<String, RecordedRun> records;
    private final Map<String, RecordedRun> known = new HashMap<>();

    /**
     * @param stage empty when no partition is to be touched; @param partitioned whether an object of that state has partitions
     * @param records finds what a run did, by its id
     */
    Undoing(Optional<PartitionUndoStage> stage, Predicate<Form> partitioned, Function<String, RecordedRun> records) {
        this.stage = stage;
        this.partitioned = partitioned;
        this.records = records;
    }

    /** @param sync whose run it was; @param source its alias; @param target its alias; @param find what stands at an address now */
    Undo plan(
            RecordedRun run,
            String sync,
            String source,
            String target,
            TargetView view,
            Function<Address, Optional<Occupant>> find) {
        Undo undo = new UndoPlanner(
                        run.about().id(), occupant -> holds(run, occupant.address(), occupant.form()), partitioned)
                .plan(sync, source, target, run.changes(), view);
        Set<Address> goes = undo.plan().changes().stream()
                .map(PlannedChange::change)
                .filter(Change.Drop.class::isInstance)
                .flatMap(change -> change.target().stream())
                .collect(toSet());
        return undo.with(withPartitions(undo.plan(), run, goes, find));
    }

    /** Those of an object that goes go with it. */
    private Plan withPartitions(
            Plan plan, RecordedRun run, Set<Address> goes, Function<Address, Optional<Occupant>> find) {
        List<PartitionRecord> stay = run.partitions().stream()
                .filter(record -> !goes.contains(record.object()))
                .toList();
        List<Refusal> refusals = new ArrayList<>();
        run.counted().stream()
                .filter(written -> !goes.contains(written.target()))
                .forEach(written -> refusals.add(new Refusal(
                        "partitions of " + written.target(),
                        written.text(),
                        "Put the source right and sync, or put them right by hand.")));
        if (stage.isEmpty()) {
            stay.forEach(record -> refusals.add(new Refusal(
                    "partitions of " + record.object(),
                    "were written by the run, and `policy.partitions` no longer says `sync`",
                    "Set it again, and undo the run again.")));
            return plan.withRefusals(refusals);
        }
        PartitionUndoStage.Planned planned = stage.get().plan(run.about().id(), stay, find);
        refusals.addAll(planned.refusals());
        return plan.withRefusals(refusals).withPartitions(planned.plans());
    }

    /** Without the right to look, the target itself keeps what is partitioned. */
    private Optional<String> holds(RecordedRun run, Address object, Form form) {
        return stage.filter(any -> partitioned.test(form))
                .flatMap(found -> found.holds(object, run.partitions(object)));
    }

    /** What was read before may be stale: other runs may have ended since. To be called as the only one that writes, before anything is. */
    void lookAgain() {
        known.clear();
    }

    /** Whether carrying {@code plan} out asks again what its run did. */
    boolean asksForRecords(Plan plan) {
        return plan.undoesPartitions()
                || plan.changes().stream()
                        .filter(planned -> planned.change() instanceof Change.Drop)
                        .anyMatch(drop -> asked(drop).isPresent());
    }

    /** Why a drop that takes a creation back must not be made now; empty for others. */
    Optional<String> holds(PlannedChange drop) {
        return asked(drop)
                .flatMap(run -> holds(
                        record(run),
                        drop.change().target().orElseThrow(),
                        drop.change().expected().orElseThrow()));
    }

    /** Run whose evidence tells whether a drop may be made; empty when none is needed. */
    private Optional<String> asked(PlannedChange drop) {
        return drop.reasons().stream()
                .filter(reason -> reason.cause() == Cause.UNDONE)
                .map(Reason::before)
                .findFirst()
                .filter(run -> stage.isPresent()
                        && drop.change().expected().filter(partitioned).isPresent());
    }

    /** @param find what stands at an address now; @param run how it is carried out */
    List<PartitionResult> apply(Plan plan, Function<Address, Optional<Occupant>> find, PartitionRun run) {
        return stage.orElseThrow().apply(plan, find, this::record, run);
    }

    private Optional<PartitionRecord> record(PartitionPlan planned) {
        return planned.undoes().flatMap(run -> record(run).partitions(planned.target()));
    }

    private RecordedRun record(String run) {
        return known.computeIfAbsent(run, records);
    }
}
