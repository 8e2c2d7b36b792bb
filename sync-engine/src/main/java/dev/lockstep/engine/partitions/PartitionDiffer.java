package dev.lockstep.engine.partitions;

import dev.lockstep.engine.plan.PartitionMerge;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.PartitionReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Compares the partitions of one object on both sides by their values: first the target's, then the source's, as they come. Holds a digest
 * for each partition, and no content. For one object, once.
 */
final class PartitionDiffer {
    /** What is known of one partition of the target; ours if the sync owns it. */
    private record There(boolean ours, long base, boolean damaged, boolean edited) {}

    private record Wanted(long desired) {}

    private final PartitionedObject object;
    private final String sync;
    private final PlanPolicy policy;
    private final PartitionFormat format;
    private final Map<List<String>, There> there = new TreeMap<>(PartitionDigest.ORDER);
    private final Map<List<String>, Wanted> wanted = new TreeMap<>(PartitionDigest.ORDER);
    private int misfits;

    PartitionDiffer(PartitionedObject object, String sync, PlanPolicy policy, PartitionFormat format) {
        this.object = object;
        this.sync = sync;
        this.policy = policy;
        this.format = format;
    }

    /**
     * Nothing is to change when the target's cannot all be seen: what was not seen would look new.
     *
     * @param stop why no more are looked at, if so: the rest is a gap
     */
    PartitionDiff compare(PartitionReader source, PartitionReader target, Supplier<Optional<String>> stop) {
        Completeness seen = object.isNew()
                ? Completeness.complete()
                : target.list(object.target(), Stopped.until(stop, this::acceptTarget));
        if (!seen.isComplete()) {
            there.clear();
            return new PartitionTally(policy.deletes(), object, seen).diff(this);
        }
        Completeness complete = source.list(object.source(), Stopped.until(stop, this::acceptSource));
        return new PartitionTally(policy.deletes(), object, misfits == 0 ? complete : complete.and(misfitting()))
                .diff(this);
    }

    /** Nothing is to change, as nothing was looked at. */
    PartitionDiff unseen(String why) {
        Completeness none = Completeness.incomplete("partitions of " + object.source(), why, "Run it again.");
        return new PartitionTally(policy.deletes(), object, none).diff(this);
    }

    /** Hands each partition to {@code tally}, sorted by values. */
    void forEach(Visitor tally) {
        wanted.forEach((values, want) -> {
            There found = there.get(values);
            if (found == null) {
                tally.missing(values, want.desired());
            } else if (!found.ours()) {
                tally.foreign(values);
            } else {
                tally.owned(values, want.desired(), found.base() != want.desired() || found.damaged(), found.edited());
            }
        });
        there.forEach((values, found) -> {
            if (!wanted.containsKey(values)) {
                if (found.ours()) {
                    tally.gone(values);
                } else {
                    tally.foreign(values);
                }
            }
        });
    }

    int ours() {
        return (int) there.values().stream().filter(There::ours).count();
    }

    boolean isEmptySource() {
        return wanted.isEmpty();
    }

    /** Is told of each partition once. */
    interface Visitor {
        void missing(List<String> values, long desired);

        /** @param changed whether it has to be written; @param edited whether it keeps edits of others */
        void owned(List<String> values, long desired, boolean changed, boolean edited);

        void foreign(List<String> values);

        void gone(List<String> values);
    }

    private void acceptTarget(Partition partition) {
        Form actual = format.bare(partition.form());
        boolean ours = format.owner(actual).filter(sync::equals).isPresent();
        if (!ours) {
            there.put(partition.values(), new There(false, 0, false, false));
            return;
        }
        Form base = format.base(actual);
        PartitionMerge same = PartitionMerge.of(format, actual, base, policy.onDrift());
        boolean damaged = !same.result().equals(actual);
        there.put(partition.values(), new There(true, PartitionDigest.of(base), damaged, same.keepsEdits()));
    }

    private void acceptSource(Partition partition) {
        boolean fits = partition.values().size() == object.keys().size()
                && partition.values().stream().noneMatch(String::isEmpty);
        if (!fits) {
            misfits++;
            return;
        }
        Form desired = format.bare(format.render(partition, sync));
        wanted.put(partition.values(), new Wanted(PartitionDigest.of(desired)));
    }

    private Completeness misfitting() {
        return Completeness.incomplete(
                "partitions of " + object.source(),
                "%,d have another number of values than there are partition keys, or an empty one".formatted(misfits),
                "Repair or drop them in the source.");
    }
}
