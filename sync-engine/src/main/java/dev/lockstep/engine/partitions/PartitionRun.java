package dev.lockstep.engine.partitions;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Under what conditions partitions are written. What fails of one object is told of it, and loses no result of another. For one thread, once. */
public final class PartitionRun {
    private final Set<Address> unwritten;
    private final Optional<Withheld> withheld;
    private final PartitionJournal journal;
    private final Supplier<Optional<String>> stop;
    private Optional<SyncException> broken = Optional.empty();

    /**
     * @param unwritten objects that are not as planned
     * @param withheld why what the source no longer has may not go; empty when it may
     * @param stop asked again and again: why nothing new may be begun, if so
     */
    public PartitionRun(
            Set<Address> unwritten,
            Optional<Withheld> withheld,
            PartitionJournal journal,
            Supplier<Optional<String>> stop) {
        this.unwritten = Set.copyOf(unwritten);
        this.withheld = requireNonNull(withheld, "withheld is null");
        this.journal = requireNonNull(journal, "journal is null");
        this.stop = requireNonNull(stop, "stop is null");
    }

    PartitionRun withheld(Withheld reason) {
        return new PartitionRun(unwritten, withheld.or(() -> Optional.of(reason)), journal, stop);
    }

    Optional<Withheld> withheld() {
        return withheld;
    }

    /** Without evidence nothing more is written. */
    Optional<String> stopped() {
        return broken.map(e -> "the run was stopped: " + e.getMessage()).or(stop);
    }

    /** Keeps evidence of each batch of {@code writer}. @param keys partition keys of the object with their types */
    PartitionWriter recording(PartitionWriter writer, String keys) {
        return new RecordedWriter(writer, journal, keys, this::breakOff);
    }

    /** What comes of {@code plan} when nothing of it is to be attempted. */
    Optional<PartitionResult> hindrance(PartitionPlan plan) {
        if (plan.isEmpty()) {
            return Optional.of(new PartitionResult(plan, 0, 0, 0, 0, 0, List.of(), ""));
        }
        if (unwritten.contains(plan.target())) {
            return Optional.of(PartitionResult.none(
                    plan, "%s itself is not as planned".formatted(plan.target()), "Run it again."));
        }
        return stopped().map(why -> PartitionResult.none(plan, why, "Run it again."));
    }

    /** What {@code attempt} says, or why it came to nothing. */
    PartitionResult guarded(PartitionPlan plan, Supplier<PartitionResult> attempt) {
        try {
            return attempt.get();
        } catch (SyncException e) {
            return PartitionResult.none(plan, e.getMessage(), e.remedy());
        }
    }

    /** Writes, with evidence before and after. */
    PartitionResult recorded(PartitionPlan plan, Supplier<PartitionResult> write) {
        try {
            journal.intended(plan);
        } catch (SyncException e) {
            breakOff(e);
            return PartitionResult.none(plan, e.getMessage(), e.remedy());
        }
        PartitionResult result = write.get();
        try {
            journal.done(result);
        } catch (SyncException e) {
            breakOff(e);
        }
        return broken.map(e -> result.with(e.getMessage(), e.remedy())).orElse(result);
    }

    private void breakOff(SyncException e) {
        broken = broken.or(() -> Optional.of(e));
    }
}
