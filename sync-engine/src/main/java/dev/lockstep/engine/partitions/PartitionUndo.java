package dev.lockstep.engine.partitions;

import com.google.common.collect.Lists;
import dev.lockstep.engine.plan.MadePartition;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Reversal;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Takes back what a run wrote among the partitions of one object, a thousand at a time, each only where it is as the run left it. Holds the
 * contents of a thousand. For one thread.
 */
final class PartitionUndo {
    /** Parts of the evidence that are looked at together. */
    private static final int PARTS = 10;

    /** Creates before removals. */
    private static final List<Class<? extends PartitionChange>> KINDS =
            List.of(PartitionChange.Remove.class, PartitionChange.Update.class, PartitionChange.Create.class);

    private final PartitionRecord record;
    private final PartitionReader target;
    private final Supplier<Optional<String>> stop;

    /** @param stop asked before each thousand: why no more are looked at, if so */
    PartitionUndo(PartitionRecord record, PartitionReader target, Supplier<Optional<String>> stop) {
        this.record = record;
        this.target = target;
        this.stop = stop;
    }

    /** @throws dev.lockstep.error.SyncException if the target or the evidence cannot be read, or no more is to be looked at */
    UndoTally tally() {
        var tally = new UndoTally(record.object());
        for (Class<? extends PartitionChange> kind : KINDS) {
            for (List<PartitionRecord.Part> parts : Lists.partition(record.parts(kind), PARTS)) {
                Stopped.check(stop);
                look(parts, tally::add);
            }
        }
        return tally;
    }

    private void look(List<PartitionRecord.Part> parts, BiConsumer<List<String>, Reversal> sink) {
        List<MadePartition> made =
                parts.stream().flatMap(part -> part.read().stream()).toList();
        Map<List<String>, Form> there = PartitionWrites.byValues(target.read(
                record.object(), made.stream().map(one -> one.change().values()).toList()));
        for (MadePartition one : made) {
            List<String> values = one.change().values();
            sink.accept(values, reversal(one, Optional.ofNullable(there.get(values))));
        }
    }

    /** What is gone says nothing of who removed it: where the evidence does not say it either, somebody else may have, on purpose. */
    private static Reversal reversal(MadePartition made, Optional<Form> now) {
        PartitionChange change = made.change();
        if (!made.certain() && change instanceof PartitionChange.Remove && now.isEmpty()) {
            return new Reversal.Refused("is gone, and nobody knows whether the run removed it or somebody else did");
        }
        Optional<String> later = made.later().map("run %s or by somebody else"::formatted);
        return Reversal.of(
                new Reversal.Made(change.expected(), change.wanted(), made.certain(), "removed", later), now);
    }

    /** @param plan what {@link #tally} said just before */
    PartitionResult apply(PartitionPlan plan, PartitionWriter writer, Optional<Withheld> withheld) {
        var writes = new PartitionWrites(target, writer, stop);
        int created = each(PartitionChange.Remove.class, plan.creates(), writes);
        int updated = each(PartitionChange.Update.class, plan.updates(), writes);
        int removed = writes.mayRemove(plan, withheld) ? each(PartitionChange.Create.class, plan.removes(), writes) : 0;
        return writes.result(plan, created, updated, removed);
    }

    /** @param planned how many there are to be; what changed since is left alone and told */
    private int each(Class<? extends PartitionChange> kind, int planned, PartitionWrites writes) {
        int written = 0;
        int open = planned;
        for (List<PartitionRecord.Part> parts : Lists.partition(record.parts(kind), PARTS)) {
            if (open == 0) {
                return written;
            }
            List<PartitionChange> changes = new ArrayList<>();
            OptionalInt done = writes.attempt(open, () -> {
                look(parts, (values, reversal) -> change(values, reversal).ifPresent(changes::add));
                return writes.write(record.object(), changes);
            });
            if (done.isEmpty()) {
                return written;
            }
            written += done.getAsInt();
            open = Math.max(0, open - changes.size());
        }
        writes.changedMeanwhile(open);
        return written;
    }

    private static Optional<PartitionChange> change(List<String> values, Reversal reversal) {
        if (reversal instanceof Reversal.Create create) {
            return Optional.of(new PartitionChange.Create(values, create.before()));
        }
        if (reversal instanceof Reversal.Restore restore) {
            return Optional.of(new PartitionChange.Update(values, restore.now(), restore.result()));
        }
        return reversal instanceof Reversal.Remove remove
                ? Optional.of(new PartitionChange.Remove(values, remove.now()))
                : Optional.empty();
    }
}
