package dev.lockstep.engine.partitions;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.plan.PartitionPlan;
import java.util.List;

/**
 * What would change, value by value.
 *
 * @param plan the same in numbers; @param keys partition keys of the object with their types
 * @param creates values that are new, sorted; @param updates likewise of what changed; @param removes likewise of what would go
 */
public record PartitionDiff(
        PartitionPlan plan,
        String keys,
        List<List<String>> creates,
        List<List<String>> updates,
        List<List<String>> removes) {
    public PartitionDiff {
        requireNonNull(plan, "plan is null");
        requireNonNull(keys, "keys is null");
        creates = List.copyOf(creates);
        updates = List.copyOf(updates);
        removes = List.copyOf(removes);
    }

    /** The same, and nothing goes. @param why it stays */
    PartitionDiff withheld(String why) {
        return removes.isEmpty() ? this : new PartitionDiff(plan.withheld(why), keys, creates, updates, List.of());
    }
}
