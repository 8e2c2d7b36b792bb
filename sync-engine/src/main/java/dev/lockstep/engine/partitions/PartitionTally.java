package dev.lockstep.engine.partitions;

import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.spi.Completeness;
import java.util.ArrayList;
import java.util.List;

/** Counts what would change, and decides whether anything may go. For one object, once. */
final class PartitionTally implements PartitionDiffer.Visitor {
    private static final int PERCENT = 100;

    private final DeletePolicy policy;
    private final PartitionedObject object;
    private final Completeness completeness;
    private final List<List<String>> creates = new ArrayList<>();
    private final List<List<String>> updates = new ArrayList<>();
    private final List<List<String>> gone = new ArrayList<>();
    private final PartitionDigest writes = new PartitionDigest();
    private final PartitionDigest removals = new PartitionDigest();
    private int unchanged;
    private int foreign;
    private int edited;

    /** @param completeness whether all of the source's were seen */
    PartitionTally(DeletePolicy policy, PartitionedObject object, Completeness completeness) {
        this.policy = policy;
        this.object = object;
        this.completeness = completeness;
        writes.add("keys", List.of(object.typed()), 0);
    }

    PartitionDiff diff(PartitionDiffer differ) {
        differ.forEach(this);
        String kept = gone.isEmpty() ? "" : kept(differ);
        PartitionDiff all = all(gone);
        return kept.isEmpty() ? all : all.withheld(kept);
    }

    private PartitionDiff all(List<List<String>> removes) {
        removes.forEach(values -> removals.add("remove", values, 0));
        PartitionPlan plan = new PartitionPlan(
                object.source(),
                object.target(),
                creates.size(),
                updates.size(),
                removes.size(),
                unchanged,
                foreign,
                edited,
                0,
                "",
                writes.value() + (removes.isEmpty() ? "" : PartitionPlan.REMOVALS + removals.value()),
                completeness);
        return new PartitionDiff(plan, object.typed(), creates, updates, removes);
    }

    @Override
    public void missing(List<String> values, long desired) {
        creates.add(values);
        writes.add("create", values, desired);
    }

    @Override
    public void owned(List<String> values, long desired, boolean changed, boolean keepsEdits) {
        edited += keepsEdits ? 1 : 0;
        if (changed) {
            updates.add(values);
            writes.add("update", values, desired);
        } else {
            unchanged++;
        }
    }

    @Override
    public void foreign(List<String> values) {
        foreign++;
    }

    @Override
    public void gone(List<String> values) {
        gone.add(values);
    }

    /** Why nothing may go; empty when it may. */
    private String kept(PartitionDiffer differ) {
        if (policy.mode() != Deletes.DROP) {
            return "`policy.deletes` does not say that anything is dropped";
        }
        if (!completeness.isComplete()) {
            return "not all partitions of the source were seen";
        }
        if (differ.isEmptySource()) {
            return "the source has no partitions at all, which is rather a fault than a wish";
        }
        long percent = (long) gone.size() * PERCENT;
        if (percent > (long) differ.ours() * policy.maxPercent() || gone.size() > policy.maxCount()) {
            return "%,d of %,d would go, more than `policy.max-deletes` allows".formatted(gone.size(), differ.ours());
        }
        return "";
    }
}
