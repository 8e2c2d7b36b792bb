package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.spi.Change;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What carrying out a plan will about cost. Made before; repetitions and what others do meanwhile come on top.
 *
 * @param writes calls that write
 * @param reads calls that look before a drop, and again at what was written
 * @param callsPerSecond ceiling of the target; absent when it has none
 */
public record Forecast(long writes, long reads, Optional<Integer> callsPerSecond) {
    /** Objects that one call lists or drops. Source: Glue API, GetTables.MaxResults, BatchDeleteTable.TablesToDelete; other targets take more. */
    private static final int PAGE = 100;

    public Forecast {
        requireNonNull(callsPerSecond, "callsPerSecond is null");
    }

    /** @param callsPerSecond as the target's capabilities say */
    public static Forecast of(Plan plan, Optional<Integer> callsPerSecond) {
        Map<String, Long> drops = plan.changes().stream()
                .map(PlannedChange::change)
                .filter(Change.Drop.class::isInstance)
                .collect(groupingBy(Change::container, counting()));
        Map<String, Long> pages = pages(plan);
        long writes = plan.changes().size()
                - plan.count(Change.Drop.class)
                + plan.partitions().stream().mapToLong(Forecast::writes).sum();
        long looks = plan.partitions().stream().mapToLong(Forecast::reads).sum();
        for (Map.Entry<String, Long> entry : drops.entrySet()) {
            writes += pages(entry.getValue());
            looks += Math.min(entry.getValue(), pages.get(entry.getKey()));
        }
        return new Forecast(writes, looks + listings(plan, pages), callsPerSecond);
    }

    /** In batches. Source: Glue API, BatchCreatePartition, BatchUpdatePartition, BatchDeletePartition. */
    private static long writes(PartitionPlan plan) {
        return batches(plan.creates(), 100) + batches(plan.updates(), 100) + batches(plan.removes(), 25);
    }

    /** Each is read back; what is updated or removed is looked at before. Source: Glue API, BatchGetPartition. */
    private static long reads(PartitionPlan plan) {
        return batches(plan.creates(), 1000) + 2 * (batches(plan.updates(), 1000) + batches(plan.removes(), 1000));
    }

    private static long batches(long partitions, long size) {
        return (partitions + size - 1) / size;
    }

    public long calls() {
        return writes + reads;
    }

    /** At the ceiling; absent when there is none. */
    public Optional<Duration> time() {
        return callsPerSecond.map(rate -> Duration.ofMillis(calls() * 1000 / rate));
    }

    /** All containers once, and each in which something changes page by page. */
    private static long listings(Plan plan, Map<String, Long> pages) {
        return plan.changes().isEmpty()
                ? 0
                : 1 + pages.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of each container in which something changes. */
    private static Map<String, Long> pages(Plan plan) {
        var objects = new TreeMap<String, Long>();
        plan.changes().forEach(planned -> planned.change()
                .target()
                .ifPresent(address -> objects.merge(address.container(), 1L, Long::sum)));
        plan.scopes()
                .forEach(scope -> objects.computeIfPresent(scope.target(), (name, count) -> count + scope.unchanged()));
        objects.replaceAll((name, count) -> pages(count));
        return objects;
    }

    private static long pages(long objects) {
        return (objects + PAGE - 1) / PAGE;
    }
}
