package dev.lockstep.engine.partitions;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plans and carries out how the partitions that a run wrote become what they were. For one thread. */
public final class PartitionUndoStage {
    private static final String REKEYED =
            "They went with the former table; once the source has the keys again, a sync brings them.";

    private final String sync;
    private final PartitionReader target;
    private final PartitionWriter writer;
    private final Supplier<Optional<String>> stop;

    private PartitionUndoStage(
            String sync, PartitionReader target, PartitionWriter writer, Supplier<Optional<String>> stop) {
        this.sync = sync;
        this.target = target;
        this.writer = writer;
        this.stop = stop;
    }

    /**
     * Empty unless the policy wants partitions and the target has any.
     *
     * @param sync whose objects are touched, and no others; @param stop why no more are looked at, if so
     */
    public static Optional<PartitionUndoStage> of(
            String sync, PlanPolicy policy, MetadataConnector target, Supplier<Optional<String>> stop) {
        if (policy.partitions() == PlanPolicy.Partitions.OFF) {
            return Optional.empty();
        }
        return target.partitionReader().flatMap(reader -> target.partitionWriter()
                .map(writer -> new PartitionUndoStage(sync, reader, writer, stop)));
    }

    /** What would be taken back, and what not. */
    public record Planned(List<PartitionPlan> plans, List<Refusal> refusals) {
        public Planned {
            plans = List.copyOf(plans);
            refusals = List.copyOf(refusals);
        }
    }

    /** @param run that wrote them; @param records of it, one for each object; @param find what stands at an address now */
    public Planned plan(String run, List<PartitionRecord> records, Function<Address, Optional<Occupant>> find) {
        List<PartitionPlan> plans = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (PartitionRecord record : records) {
            try {
                Optional<String> rekeyed = find.apply(record.object()).flatMap(found -> rekeyed(record, found.form()));
                if (rekeyed.isPresent()) {
                    refusals.add(new Refusal("partitions of " + record.object(), rekeyed.get(), REKEYED));
                    continue;
                }
                UndoTally tally = tally(record);
                plans.add(tally.plan(run));
                refusals.addAll(tally.refusals());
            } catch (SyncException e) {
                refusals.add(new Refusal("partitions of " + record.object(), e.getMessage(), e.remedy()));
            }
        }
        return new Planned(plans, refusals);
    }

    /** The same values would name something else, or nothing. One sentence without its subject. */
    private Optional<String> rekeyed(PartitionRecord record, Form now) {
        String keys = writer.format().typedKeys(now);
        return record.keys()
                .filter(written -> !written.equals(keys))
                .map(written -> "were written by the run under the keys (%s), and the table has (%s) now"
                        .formatted(written, keys));
    }

    private UndoTally tally(PartitionRecord record) {
        return new PartitionUndo(record, target, stop).tally();
    }

    /**
     * Why an object must not be dropped whose creation is taken back: with it would go what its run did not write, or did not leave so.
     *
     * @param record what its run wrote there; empty when it is not known, or was nothing
     * @return one sentence without its subject; empty when all that would go is the run's
     */
    public Optional<String> holds(Address object, Optional<PartitionRecord> record) {
        try {
            int ours = record.map(found -> tally(found).plan("").removes()).orElse(0);
            PartitionCount count = PartitionCount.of(target, object, stop);
            if (!count.completeness().isComplete()) {
                return Optional.of("not all of its partitions were seen: "
                        + count.completeness().gaps().get(0).cause());
            }
            return count.seen() == ours
                    ? record.flatMap(PartitionRecord::later)
                            .map("has partitions that run %s may have written"::formatted)
                    : Optional.of("holds %,d partitions that the run did not write, or that are not as it left them"
                            .formatted(count.seen() - ours));
        } catch (SyncException e) {
            return Optional.of("its partitions could not be seen: " + e.getMessage());
        }
    }

    /**
     * Looks again at what a kept plan takes back; what would be done otherwise now is left alone.
     *
     * @param find what stands at an address now; @param records evidence of what is taken back; @param run how it is carried out
     */
    public List<PartitionResult> apply(
            Plan plan,
            Function<Address, Optional<Occupant>> find,
            Function<PartitionPlan, Optional<PartitionRecord>> records,
            PartitionRun run) {
        return plan.partitions().stream()
                .map(planned -> run.hindrance(planned)
                        .orElseGet(() -> run.guarded(planned, () -> apply(planned, find, records, run))))
                .toList();
    }

    private PartitionResult apply(
            PartitionPlan planned,
            Function<Address, Optional<Occupant>> find,
            Function<PartitionPlan, Optional<PartitionRecord>> records,
            PartitionRun run) {
        Optional<Occupant> found = find.apply(planned.target());
        if (found.isEmpty()) {
            return PartitionResult.none(planned, "%s is gone".formatted(planned.target()), "Undo it again.");
        }
        if (found.get().readOnly().isPresent()) {
            return PartitionResult.none(planned, found.get().readOnly().get(), "");
        }
        if (found.get().mark().filter(mark -> mark.sync().equals(sync)).isEmpty()) {
            return PartitionResult.none(
                    planned, "%s is no longer ours".formatted(planned.target()), "Put its partitions right by hand.");
        }
        Optional<PartitionRecord> record = records.apply(planned);
        if (record.isEmpty()) {
            return PartitionResult.none(
                    planned, "its evidence does not hold what the plan takes back", "Undo it again.");
        }
        Form form = found.get().form();
        Optional<String> rekeyed = rekeyed(record.get(), form);
        if (rekeyed.isPresent()) {
            return PartitionResult.none(
                    planned, "partitions of %s %s".formatted(planned.target(), rekeyed.get()), REKEYED);
        }
        var undo = new PartitionUndo(record.get(), target, run::stopped);
        PartitionPlan now = undo.tally().plan(planned.undoes().orElse(""));
        return now.digest().equals(planned.digest())
                ? run.recorded(
                        now,
                        () -> undo.apply(
                                now, run.recording(writer, writer.format().typedKeys(form)), run.withheld()))
                : PartitionResult.none(
                        planned,
                        "the partitions of %s changed since the plan was made".formatted(planned.target()),
                        "Undo it again.");
    }
}
