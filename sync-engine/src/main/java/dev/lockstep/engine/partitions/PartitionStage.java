package dev.lockstep.engine.partitions;

import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** @param objects plans them from what it is shown; @param stop why no more partitions are looked at, if so: the rest is a gap */
    public Planned plan(
            DesiredState desired,
            TargetView view,
            TargetFormat format,
            Function<TargetView, Plan> objects,
            Supplier<Optional<String>> stop) {
        var sight = new PartitionSight(view, writer.format());
        Plan plan = objects.apply(sight);
        List<PartitionDiff> diffs = new ArrayList<>();
        sight.objects(desired, plan, plan.source(), format)
                .forEach(object -> diffs.add(
                        stop.get().map(why -> differ(object).unseen(why)).orElseGet(() -> compare(object, stop))));
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
        return diffs.stream().map(diff -> diff.withheld(tooMany(removes))).toList();
    }

    private static String tooMany(long removes) {
        return "%,d would go in all tables together, more than `policy.max-deletes` allows".formatted(removes);
    }

    /** What comes of a plan's partitions when the policy no longer wants any. */
    public static List<PartitionResult> switchedOff(Plan plan) {
        return plan.partitions().stream()
                .filter(planned -> !planned.isEmpty())
                .map(planned -> PartitionResult.none(
                        planned, "`policy.partitions` no longer says `sync`", "Set it again, or plan again."))
                .toList();
    }

    /**
     * Looks again at what a kept plan says of partitions; what would be done otherwise now is left alone.
     *
     * @param find what stands at an address now; @param run how it is carried out
     */
    public List<PartitionResult> applyKept(Plan plan, Function<Address, Optional<Occupant>> find, PartitionRun run) {
        PartitionRun limited = withinLimit(plan, run);
        return plan.partitions().stream()
                .map(planned -> limited.hindrance(planned)
                        .orElseGet(() -> limited.guarded(planned, () -> kept(planned, find, limited))))
                .toList();
    }

    private PartitionRun withinLimit(Plan plan, PartitionRun run) {
        long removes =
                plan.partitions().stream().mapToLong(PartitionPlan::removes).sum();
        return removes <= policy.deletes().maxCount()
                ? run
                : run.withheld(new Withheld(tooMany(removes), "Raise it, or plan again."));
    }

    private PartitionResult kept(PartitionPlan planned, Function<Address, Optional<Occupant>> find, PartitionRun run) {
        Optional<Occupant> found = find.apply(planned.target()).filter(this::isOurs);
        if (found.isEmpty()) {
            return PartitionResult.none(planned, "%s is no longer ours".formatted(planned.target()), "Plan again.");
        }
        Form form = found.get().form();
        PartitionDiff seen = compare(
                new PartitionedObject(
                        planned.source(),
                        planned.target(),
                        writer.format().keys(form),
                        writer.format().typedKeys(form),
                        false),
                run::stopped);
        PartitionDiff now = planned.removes() == 0 ? seen.withheld(planned.kept()) : seen;
        return now.plan().digest().equals(planned.digest())
                ? apply(now, run)
                : PartitionResult.none(
                        planned,
                        "the partitions of %s or of its source changed since the plan was made"
                                .formatted(planned.target()),
                        "Plan again.");
    }

    private boolean isOurs(Occupant occupant) {
        return occupant.readOnly().isEmpty()
                && occupant.mark().filter(mark -> mark.sync().equals(sync)).isPresent();
    }

    /** @param run how they are carried out */
    public List<PartitionResult> apply(List<PartitionDiff> diffs, PartitionRun run) {
        return diffs.stream()
                .map(diff ->
                        run.hindrance(diff.plan()).orElseGet(() -> run.guarded(diff.plan(), () -> apply(diff, run))))
                .toList();
    }

    private PartitionResult apply(PartitionDiff diff, PartitionRun run) {
        return run.recorded(diff.plan(), () -> new PartitionApplier(
                        sync, policy, source, target, run.recording(writer, diff.keys()), run::stopped)
                .apply(diff, run.withheld()));
    }

    private PartitionDiff compare(PartitionedObject object, Supplier<Optional<String>> stop) {
        return differ(object).compare(source, target, stop);
    }

    private PartitionDiffer differ(PartitionedObject object) {
        return new PartitionDiffer(object, sync, policy, writer.format());
    }
}
