package dev.lockstep.engine.plan;

import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.PartitionFormat;

/**
 * A partition of ours merged three-way, by the rules for objects.
 *
 * @param result what shall be there; @param keepsEdits whether it holds edits of others
 */
public record PartitionMerge(Form result, boolean keepsEdits) {
    /** @param actual what stands there, bare or whole; @param desired what we want, bare */
    public static PartitionMerge of(PartitionFormat format, Form actual, Form desired, OnDrift onDrift) {
        FormMerge merge = new FormMerge(format.base(actual), actual, desired, format::guard, onDrift, false);
        return new PartitionMerge(merge.result(), !merge.keptEdits().isEmpty());
    }
}
