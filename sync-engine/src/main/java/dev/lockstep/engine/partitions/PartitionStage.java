package dev.lockstep.engine.partitions;

import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.model.Address;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plans and carries out what happens to partitions. For one thread. */
public final class PartitionStage {
    private final String sync;
    private final PlanPolicy policy;
    private final PartitionReader source;
    private final PartitionReader target;
    private final PartitionWriter writer;

    private PartitionStage(
            String sync, PlanPolicy policy, PartitionReader source, PartitionReader target, PartitionWriter writer) {
        this.sync = sync;
        this.policy = policy;
        this.source = source;
        this.target = target;
        this.writer = writer;
    }

    /** Empty unless the policy wants it and both sides have partitions. */
    public static Optional<PartitionStage> of(
            String sync, PlanPolicy policy, MetadataConnector source, MetadataConnector target) {
        if (policy.partitions() == PlanPolicy.Partitions.OFF) {
            return Optional.empty();
        }
        Optional<PartitionReader> from = source.partitionReader();
        Optional<PartitionReader> to = target.partitionReader();
        Optional<PartitionWriter> writer = target.partitionWriter();
        return from.isPresent() && to.isPresent() && writer.isPresent()
                ? Optional.of(new PartitionStage(sync, policy, from.get(), to.get(), writer.get()))
                : Optional.empty();
    }

    /** A plan and, value by value, what it says of partitions. */
    public record Planned(Plan plan, List<PartitionDiff> partitions) {
        public Planned {
            partitions = List.copyOf(partitions);
        }
    }

    /** @param objects plans them from what it is shown */
    public Planned plan(
            DesiredState desired, TargetView view, TargetFormat format, Function<TargetView, Plan> objects) {
        var sight = new PartitionSight(view, writer.format());
        Plan plan = objects.apply(sight);
        List<PartitionDiff> diffs = new ArrayList<>();
        sight.objects(desired, plan, plan.source(), format).forEach(object -> diffs.add(compare(object)));
        List<PartitionDiff> limited = limited(diffs);
        return new Planned(
                plan.withPartitions(limited.stream().map(PartitionDiff::plan).toList()), limited);
    }

    /** Of all objects together no more goes than of one. */
    private List<PartitionDiff> limited(List<PartitionDiff> diffs) {
        long removes = diffs.stream().mapToLong(diff -> diff.plan().removes()).sum();
        if (removes <= policy.deletes().maxCount()) {
            return diffs;
        }
        String why = "%,d would go in all tables together, more than `policy.max-deletes` allows".formatted(removes);
        return diffs.stream().map(diff -> diff.withheld(why)).toList();
    }

    /**
     * Looks again at what a kept plan says of partitions; what would be done otherwise now is left alone.
     *
     * @param find what stands at an address now
     */
    public List<PartitionResult> applyKept(
            Plan plan,
            Function<Address, Optional<Occupant>> find,
            Set<Address> unwritten,
            boolean mayRemove,
            PartitionJournal journal,
            Supplier<Optional<String>> stop) {
        List<PartitionResult> results = new ArrayList<>();
        for (PartitionPlan planned : plan.partitions()) {
            if (planned.isEmpty()) {
                results.add(new PartitionResult(planned, 0, 0, 0, 0, 0, List.of(), ""));
                continue;
            }
            List<String> keys = find.apply(planned.target())
                    .map(found -> writer.format().keys(found.form()))
                    .orElseGet(List::of);
            PartitionDiff seen = compare(new PartitionedObject(planned.source(), planned.target(), keys, false));
            PartitionDiff now = planned.removes() == 0 ? seen.withheld(planned.kept()) : seen;
            results.addAll(
                    now.plan().digest().equals(planned.digest())
                            ? apply(List.of(now), unwritten, mayRemove, journal, stop)
                            : List.of(PartitionResult.none(
                                    planned,
                                    "the partitions of %s or of its source changed since the plan was made"
                                            .formatted(planned.target()),
                                    "Plan again.")));
        }
        return results;
    }

    /** @param unwritten objects that are not as planned; @param mayRemove whether what the source no longer has may go */
    public List<PartitionResult> apply(
            List<PartitionDiff> diffs,
            Set<Address> unwritten,
            boolean mayRemove,
            PartitionJournal journal,
            Supplier<Optional<String>> stop) {
        List<PartitionResult> results = new ArrayList<>();
        for (PartitionDiff diff : diffs) {
            if (diff.plan().isEmpty()) {
                results.add(new PartitionResult(diff.plan(), 0, 0, 0, 0, 0, List.of(), ""));
            } else if (unwritten.contains(diff.plan().target())) {
                results.add(PartitionResult.none(
                        diff.plan(),
                        "%s itself is not as planned".formatted(diff.plan().target()),
                        "Run it again."));
            } else {
                journal.intended(diff.plan());
                PartitionResult result =
                        new PartitionApplier(sync, policy, source, target, writer, stop).apply(diff, mayRemove);
                journal.done(result);
                results.add(result);
            }
        }
        return results;
    }

    private PartitionDiff compare(PartitionedObject object) {
        return new PartitionDiffer(object, sync, policy, writer.format()).compare(source, target);
    }
}
