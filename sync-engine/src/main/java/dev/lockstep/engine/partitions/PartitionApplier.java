package dev.lockstep.engine.partitions;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.plan.PartitionMerge;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlanPolicy;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Carries out what changes among the partitions of one object, a thousand at a time: reads both sides once more, writes, and reads back. For
 * one object, once.
 */
final class PartitionApplier {
    /** So many contents are held at once. */
    private static final int CHUNK = 1000;

    private static final int SHOWN = 5;

    private final String sync;
    private final PlanPolicy policy;
    private final PartitionReader source;
    private final PartitionReader target;
    private final PartitionWriter writer;
    private final PartitionFormat format;
    private final Supplier<Optional<String>> stop;
    private final List<String> problems = new ArrayList<>();
    private String remedy = "";
    private int inPlace;
    private int failed;
    private boolean ended;

    PartitionApplier(
            String sync,
            PlanPolicy policy,
            PartitionReader source,
            PartitionReader target,
            PartitionWriter writer,
            Supplier<Optional<String>> stop) {
        this.sync = sync;
        this.policy = policy;
        this.source = source;
        this.target = target;
        this.writer = writer;
        this.format = writer.format();
        this.stop = stop;
    }

    /**
     * Creates before removals: readers rather see a partition twice when it moved than not at all. For the same reason nothing goes when something
     * was not created or updated.
     */
    PartitionResult apply(PartitionDiff diff, Optional<Withheld> withheld) {
        PartitionPlan plan = diff.plan();
        int created = chunks(diff.creates(), values -> create(plan, values));
        int updated = chunks(diff.updates(), values -> update(plan, values));
        int removed = 0;
        if (failed > 0 && !diff.removes().isEmpty()) {
            problem("%,d partitions of %s are not removed: not all others were created and updated"
                    .formatted(diff.removes().size(), plan.target()));
            remedy = remedy.isEmpty() ? "Run it again when the others can be written." : remedy;
            failed += diff.removes().size();
        } else if (withheld.isEmpty()) {
            removed = chunks(diff.removes(), values -> remove(plan, values));
        } else if (!diff.removes().isEmpty()) {
            problem("%,d partitions of %s are not removed: %s"
                    .formatted(
                            diff.removes().size(), plan.target(), withheld.get().why()));
            remedy = withheld.get().remedy();
            failed += diff.removes().size();
        }
        return new PartitionResult(plan, created, updated, removed, inPlace, failed, shown(), remedy);
    }

    private int chunks(List<List<String>> all, ToIntFunction<List<List<String>>> write) {
        int written = 0;
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<List<String>> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            if (ended || stop.get().isPresent()) {
                problem(stop.get().orElse("the rest was not attempted"));
                failed += all.size() - from;
                return written;
            }
            try {
                written += write.applyAsInt(chunk);
            } catch (SyncException e) {
                problem(e.getMessage());
                remedy = e.remedy();
                failed += all.size() - from;
                ended = true;
                return written;
            }
        }
        return written;
    }

    private int create(PartitionPlan plan, List<List<String>> values) {
        List<PartitionChange> changes = source.read(plan.source(), values).stream()
                .map(found -> (PartitionChange) new PartitionChange.Create(found.values(), format.render(found, sync)))
                .toList();
        return write(plan.target(), changes);
    }

    private int update(PartitionPlan plan, List<List<String>> values) {
        Map<List<String>, Form> there = byValues(target.read(plan.target(), values));
        List<PartitionChange> changes = new ArrayList<>();
        for (Partition wanted : source.read(plan.source(), values)) {
            Optional<Form> found = Optional.ofNullable(there.get(wanted.values()));
            if (found.filter(this::isOurs).isEmpty()) {
                fail(wanted.values(), "is no longer ours");
                continue;
            }
            Form before = found.get();
            Form after = PartitionMerge.of(format, before, format.bare(format.render(wanted, sync)), policy.onDrift())
                    .result();
            if (after.equals(before)) {
                inPlace++;
            } else {
                changes.add(new PartitionChange.Update(wanted.values(), before, after));
            }
        }
        return write(plan.target(), changes);
    }

    /** What came back to the source meanwhile, or is no longer ours, stays. */
    private int remove(PartitionPlan plan, List<List<String>> values) {
        Map<List<String>, Form> back = byValues(source.read(plan.source(), values));
        List<PartitionChange> changes = new ArrayList<>();
        for (Partition found : target.read(plan.target(), values)) {
            if (back.containsKey(found.values())) {
                fail(found.values(), "is in the source again");
            } else if (!isOurs(found.form())) {
                fail(found.values(), "is no longer ours");
            } else {
                changes.add(new PartitionChange.Remove(found.values(), found.form()));
            }
        }
        return write(plan.target(), changes);
    }

    private int write(Address table, List<PartitionChange> changes) {
        List<PartitionOutcome> outcomes = writer.apply(table, changes);
        Map<List<String>, PartitionChange> written = new HashMap<>();
        Map<List<String>, PartitionChange> asked =
                changes.stream().collect(toMap(PartitionChange::values, Function.identity()));
        for (PartitionOutcome outcome : outcomes) {
            if (outcome.ending() == Ending.WRITTEN) {
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
        Map<List<String>, Form> there = byValues(target.read(table, written.keySet()));
        int confirmed = 0;
        for (Map.Entry<List<String>, PartitionChange> entry : written.entrySet()) {
            Optional<Form> found = Optional.ofNullable(there.get(entry.getKey()));
            if (found.map(format::base).equals(wanted(entry.getValue()).map(format::base))) {
                confirmed++;
            } else {
                fail(entry.getKey(), "was written and is not as it was written");
            }
        }
        return confirmed;
    }

    private static Optional<Form> wanted(PartitionChange change) {
        if (change instanceof PartitionChange.Create create) {
            return Optional.of(create.after());
        }
        return change instanceof PartitionChange.Update update ? Optional.of(update.after()) : Optional.empty();
    }

    private boolean isOurs(Form form) {
        return format.owner(form).filter(sync::equals).isPresent();
    }

    private static Map<List<String>, Form> byValues(List<Partition> partitions) {
        return partitions.stream().collect(toMap(Partition::values, Partition::form, (one, other) -> one));
    }

    private void fail(List<String> values, String detail) {
        failed++;
        problem("partition (%s) %s".formatted(String.join(", ", values), detail));
    }

    private void problem(String text) {
        problems.add(text);
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
