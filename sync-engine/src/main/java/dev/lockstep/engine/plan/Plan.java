package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.mapping.RuleUse;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would change and why, as data. Nothing in it depends on when or where it was made: same input, same plan.
 *
 * @param sync ownership marker of the sync
 * @param source alias of the source; @param target alias of the target
 * @param changes in the order they are carried out
 * @param refusals what is not brought over, sorted
 * @param drifts edits of others that are kept and reported, sorted
 * @param orphans objects of ours whose source is gone and that stay, sorted
 * @param losses what the target does not express, sorted
 * @param scopes what was seen, by container of the target
 * @param rules what each rule did, in the configuration's order
 * @param renamings what looks like an object of ours under a new name, sorted
 * @param fidelity what becomes of the facts of the assets that can be brought over
 * @param partitions what would change among the partitions of each partitioned object that is looked at
 * @param completeness whether all selected containers were seen
 */
public record Plan(
        String sync,
        String source,
        String target,
        List<PlannedChange> changes,
        List<Refusal> refusals,
        List<Drift> drifts,
        List<Orphan> orphans,
        List<Loss> losses,
        List<ScopeVerdict> scopes,
        List<RuleUse> rules,
        List<Renaming> renamings,
        Fidelity fidelity,
        List<PartitionPlan> partitions,
        Completeness completeness) {
    public Plan {
        requireNonNull(sync, "sync is null");
        requireNonNull(source, "source is null");
        requireNonNull(target, "target is null");
        changes = List.copyOf(changes);
        refusals = refusals.stream().sorted().toList();
        drifts = drifts.stream().sorted().toList();
        orphans = orphans.stream().sorted().toList();
        losses = losses.stream().sorted().toList();
        scopes = List.copyOf(scopes);
        rules = List.copyOf(rules);
        renamings = renamings.stream().sorted().toList();
        requireNonNull(fidelity, "fidelity is null");
        partitions = List.copyOf(partitions);
        requireNonNull(completeness, "completeness is null");
    }

    /** A plan that no rule has a part in and whose facts were not counted. */
    public Plan(
            String sync,
            String source,
            String target,
            List<PlannedChange> changes,
            List<Refusal> refusals,
            List<Drift> drifts,
            List<Orphan> orphans,
            List<Loss> losses,
            List<ScopeVerdict> scopes,
            Completeness completeness) {
        this(
                sync,
                source,
                target,
                changes,
                refusals,
                drifts,
                orphans,
                losses,
                scopes,
                List.of(),
                List.of(),
                Fidelity.none(),
                List.of(),
                completeness);
    }

    /** The same plan with other changes. */
    public Plan withChanges(List<PlannedChange> others) {
        return with(others, refusals, drifts, partitions);
    }

    /** The same plan that refuses this as well. */
    public Plan withRefusals(List<Refusal> more) {
        return with(changes, Stream.concat(refusals.stream(), more.stream()).toList(), drifts, partitions);
    }

    /** The same plan that says this of partitions. */
    public Plan withPartitions(List<PartitionPlan> others) {
        return with(changes, refusals, drifts, others);
    }

    /** The same plan with other edits of others. */
    public Plan withDrifts(List<Drift> others) {
        return with(changes, refusals, others, partitions);
    }

    private Plan with(
            List<PlannedChange> newChanges,
            List<Refusal> newRefusals,
            List<Drift> newDrifts,
            List<PartitionPlan> newPartitions) {
        return new Plan(
                sync,
                source,
                target,
                newChanges,
                newRefusals,
                newDrifts,
                orphans,
                losses,
                scopes,
                rules,
                renamings,
                fidelity,
                newPartitions,
                completeness);
    }

    /** Whether carrying it out destroys something, which somebody has to confirm. */
    public boolean needsConfirmation() {
        return count(Change.Drop.class) > 0 || removesPartitions();
    }

    public boolean removesPartitions() {
        return partitions.stream().anyMatch(found -> found.removes() > 0);
    }

    /** Whether it takes back what a run wrote among partitions. */
    public boolean undoesPartitions() {
        return partitions.stream().anyMatch(found -> found.undoes().isPresent());
    }

    public boolean isEmpty() {
        return changes.isEmpty() && partitions.stream().allMatch(PartitionPlan::isEmpty);
    }

    public long count(Class<? extends Change> kind) {
        return changes.stream()
                .filter(change -> kind.isInstance(change.change()))
                .count();
    }

    /** The verdict over containers, objects and partitions. */
    public Completeness overall() {
        return Stream.concat(
                        scopes.stream().map(ScopeVerdict::completeness),
                        partitions.stream().map(PartitionPlan::completeness))
                .reduce(completeness, Completeness::and);
    }
}
