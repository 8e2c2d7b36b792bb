package dev.lockstep.engine.partitions;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.plan.PartitionPlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of the partitions of one object.
 *
 * @param plan what was to be done
 * @param created how many were; @param updated likewise; @param removed likewise; @param inPlace how many were so already
 * @param failed how many are not as they should be
 * @param problems the first few of those, each a sentence that names values or object; empty when nothing went wrong
 * @param remedy what to do, empty when there is nothing
 */
public record PartitionResult(
        PartitionPlan plan,
        int created,
        int updated,
        int removed,
        int inPlace,
        int failed,
        List<String> problems,
        String remedy) {
    public PartitionResult {
        requireNonNull(plan, "plan is null");
        problems = List.copyOf(problems);
        requireNonNull(remedy, "remedy is null");
    }

    /** Nothing was done. */
    static PartitionResult none(PartitionPlan plan, String problem, String remedy) {
        int open = plan.creates() + plan.updates() + plan.removes();
        return new PartitionResult(plan, 0, 0, 0, 0, open, List.of(problem), remedy);
    }

    /** The same, and this went wrong besides. */
    PartitionResult with(String problem, String advice) {
        List<String> all =
                Stream.concat(problems.stream(), Stream.of(problem)).distinct().toList();
        return new PartitionResult(plan, created, updated, removed, inPlace, failed, all, advice);
    }

    public boolean succeeded() {
        return problems.isEmpty();
    }

    /** How many partitions were written. */
    public int written() {
        return created + updated + removed;
    }
}
