package dev.lockstep.engine.partitions;

import dev.lockstep.engine.plan.PartitionMerge;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Carries out what changes among the partitions of one object, a thousand at a time: reads both sides once more, writes, and reads back. For
 * one object, once.
 */
final class PartitionApplier {
    private final String sync;
    private final PlanPolicy policy;
    private final PartitionReader source;
    private final PartitionReader target;
    private final PartitionFormat format;
    private final PartitionWrites writes;

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
        this.format = writer.format();
        this.writes = new PartitionWrites(target, writer, stop);
    }

    /** Creates before removals. */
    PartitionResult apply(PartitionDiff diff, Optional<Withheld> withheld) {
        PartitionPlan plan = diff.plan();
        int created = chunks(diff.creates(), values -> create(plan, values));
        int updated = chunks(diff.updates(), values -> update(plan, values));
        int removed = writes.mayRemove(plan, withheld) ? chunks(diff.removes(), values -> remove(plan, values)) : 0;
        return writes.result(plan, created, updated, removed);
    }

    private int chunks(List<List<String>> all, ToIntFunction<List<List<String>>> write) {
        int written = 0;
        for (int from = 0; from < all.size(); from += PartitionWrites.CHUNK) {
            List<List<String>> chunk = all.subList(from, Math.min(all.size(), from + PartitionWrites.CHUNK));
            OptionalInt done = writes.attempt(all.size() - from, () -> write.applyAsInt(chunk));
            if (done.isEmpty()) {
                return written;
            }
            written += done.getAsInt();
        }
        return written;
    }

    private int create(PartitionPlan plan, List<List<String>> values) {
        List<PartitionChange> changes = source.read(plan.source(), values).stream()
                .map(found -> (PartitionChange) new PartitionChange.Create(found.values(), format.render(found, sync)))
                .toList();
        return writes.write(plan.target(), changes);
    }

    private int update(PartitionPlan plan, List<List<String>> values) {
        Map<List<String>, Form> there = writes.there(plan.target(), values);
        List<PartitionChange> changes = new ArrayList<>();
        for (Partition wanted : source.read(plan.source(), values)) {
            Optional<Form> found = Optional.ofNullable(there.get(wanted.values()));
            if (found.filter(this::isOurs).isEmpty()) {
                writes.fail(wanted.values(), "is no longer ours");
                continue;
            }
            Form before = found.get();
            Form after = PartitionMerge.of(format, before, format.bare(format.render(wanted, sync)), policy.onDrift())
                    .result();
            if (after.equals(before)) {
                writes.inPlace();
            } else {
                changes.add(new PartitionChange.Update(wanted.values(), before, after));
            }
        }
        return writes.write(plan.target(), changes);
    }

    /** What came back to the source meanwhile, or is no longer ours, stays. */
    private int remove(PartitionPlan plan, List<List<String>> values) {
        Map<List<String>, Form> back = PartitionWrites.byValues(source.read(plan.source(), values));
        List<PartitionChange> changes = new ArrayList<>();
        for (Partition found : target.read(plan.target(), values)) {
            if (back.containsKey(found.values())) {
                writes.fail(found.values(), "is in the source again");
            } else if (!isOurs(found.form())) {
                writes.fail(found.values(), "is no longer ours");
            } else {
                changes.add(new PartitionChange.Remove(found.values(), found.form()));
            }
        }
        return writes.write(plan.target(), changes);
    }

    private boolean isOurs(Form form) {
        return format.owner(form).filter(sync::equals).isPresent();
    }
}
