package dev.lockstep.engine.partitions;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes partitions of one object a part at a time, reads back, and keeps what went wrong. For one object, once. */
final class PartitionWrites {
    /** So many contents are held at once. */
    static final int CHUNK = 1000;

    private static final int SHOWN = 5;

    private final PartitionReader target;
    private final PartitionWriter writer;
    private final PartitionFormat format;
    private final Supplier<Optional<String>> stop;
    private final List<String> problems = new ArrayList<>();
    private String remedy = "";
    private int inPlace;
    private int failed;
    private boolean ended;

    PartitionWrites(PartitionReader target, PartitionWriter writer, Supplier<Optional<String>> stop) {
        this.target = target;
        this.writer = writer;
        this.format = writer.format();
        this.stop = stop;
    }

    PartitionFormat format() {
        return format;
    }

    /**
     * Carries out the next part, unless that is no longer to be.
     *
     * @param open how many are left, this part included
     * @return how many were written; empty when nothing is any more, and those that are left are counted as failed
     */
    OptionalInt attempt(int open, IntSupplier write) {
        if (ended || stop.get().isPresent()) {
            problem(stop.get().orElse("the rest was not attempted"));
            failed += open;
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(write.getAsInt());
        } catch (SyncException e) {
            problem(e.getMessage());
            remedy = e.remedy();
            failed += open;
            ended = true;
            return OptionalInt.empty();
        }
    }

    /** Nothing goes when something was not created or updated: readers rather see a partition twice when it moved than not at all. */
    boolean mayRemove(PartitionPlan plan, Optional<Withheld> withheld) {
        if (plan.removes() == 0) {
            return false;
        }
        if (failed > 0) {
            keep(plan, "not all others were created and updated");
            remedy = remedy.isEmpty() ? "Run it again when the others can be written." : remedy;
        } else if (withheld.isPresent()) {
            keep(plan, withheld.get().why());
            remedy = withheld.get().remedy();
        } else {
            return true;
        }
        failed += plan.removes();
        return false;
    }

    private void keep(PartitionPlan plan, String why) {
        problem("%,d partitions of %s are not removed: %s".formatted(plan.removes(), plan.target(), why));
    }

    /** @param changes of one kind; @return how many were written and found so */
    int write(Address table, List<PartitionChange> changes) {
        List<PartitionOutcome> outcomes = writer.apply(table, changes);
        Map<List<String>, PartitionChange> written = new HashMap<>();
        Map<List<String>, PartitionChange> asked =
                changes.stream().collect(toMap(PartitionChange::values, Function.identity()));
        for (PartitionOutcome outcome : outcomes) {
            if (outcome.ending() == Ending.WRITTEN || outcome.ending() == Ending.FOUND) {
                written.put(outcome.values(), asked.get(outcome.values()));
            } else if (outcome.ending() == Ending.IN_PLACE) {
                inPlace++;
            } else {
                fail(outcome.values(), outcome.detail());
            }
        }
        ended |= !changes.isEmpty() && outcomes.stream().allMatch(outcome -> outcome.ending() == Ending.FAILED);
        return written.isEmpty() ? 0 : confirmed(table, written);
    }

    /** Reads back what was written. */
    private int confirmed(Address table, Map<List<String>, PartitionChange> written) {
        Map<List<String>, Form> there = there(table, written.keySet());
        int confirmed = 0;
        for (Map.Entry<List<String>, PartitionChange> entry : written.entrySet()) {
            Optional<Form> found = Optional.ofNullable(there.get(entry.getKey()));
            if (found.map(format::base).equals(entry.getValue().wanted().map(format::base))) {
                confirmed++;
            } else {
                fail(entry.getKey(), "was written and is not as it was written");
            }
        }
        return confirmed;
    }

    /** What stands there now, whole. */
    Map<List<String>, Form> there(Address table, Collection<List<String>> values) {
        return byValues(target.read(table, values));
    }

    static Map<List<String>, Form> byValues(List<Partition> partitions) {
        return partitions.stream().collect(toMap(Partition::values, Partition::form, (one, other) -> one));
    }

    void inPlace() {
        inPlace++;
    }

    /** @param missing how many were to be written, and no longer are as they have to be for that */
    void changedMeanwhile(int missing) {
        if (missing > 0) {
            failed += missing;
            problem("%,d changed just now and are left alone".formatted(missing));
        }
    }

    void fail(List<String> values, String detail) {
        failed++;
        problem("partition (%s) %s".formatted(String.join(", ", values), detail));
    }

    private void problem(String text) {
        problems.add(text);
    }

    PartitionResult result(PartitionPlan plan, int created, int updated, int removed) {
        return new PartitionResult(plan, created, updated, removed, inPlace, failed, shown(), remedy);
    }

    /** The same however the batches were carried out. */
    private List<String> shown() {
        List<String> sorted = problems.stream().sorted().distinct().toList();
        return sorted.size() <= SHOWN
                ? sorted
                : Stream.concat(
                                sorted.stream().limit(SHOWN),
                                Stream.of("and %,d more".formatted(sorted.size() - SHOWN)))
                        .toList();
    }
}
