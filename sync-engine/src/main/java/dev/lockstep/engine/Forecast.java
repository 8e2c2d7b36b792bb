package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.ScopeVerdict;
import dev.lockstep.spi.Change;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What carrying out a plan will about cost. Made before; repetitions and what others do meanwhile come on top.
 *
 * @param writes calls that write
 * @param reads calls that look before a drop, and again at what was written
 * @param callsPerSecond ceiling of the target; absent when it has none
 */
public record Forecast(long writes, long reads, Optional<Integer> callsPerSecond) {
    /** Objects that one listing call shows. Source: Glue API, GetTables.MaxResults; other targets show more at once. */
    private static final int PAGE = 100;

    public Forecast {
        requireNonNull(callsPerSecond, "callsPerSecond is null");
    }

    /** @param callsPerSecond as the target's capabilities say */
    public static Forecast of(Plan plan, Optional<Integer> callsPerSecond) {
        return new Forecast(plan.changes().size(), plan.count(Change.Drop.class) + listings(plan), callsPerSecond);
    }

    public long calls() {
        return writes + reads;
    }

    /** At the ceiling; absent when there is none. */
    public Optional<Duration> time() {
        return callsPerSecond.map(rate -> Duration.ofMillis(calls() * 1000 / rate));
    }

    /** All containers once, and each in which something changes page by page. */
    private static long listings(Plan plan) {
        Set<String> touched = new TreeSet<>();
        var objects = new TreeMap<String, Long>();
        plan.changes().forEach(planned -> {
            planned.change().target().ifPresent(address -> touched.add(address.container()));
            if (planned.change() instanceof Change.Create create) {
                objects.merge(create.container(), 1L, Long::sum);
            } else if (planned.change() instanceof Change.Update update) {
                objects.merge(update.container(), 1L, Long::sum);
            }
        });
        for (ScopeVerdict scope : plan.scopes()) {
            objects.merge(scope.target(), (long) scope.unchanged(), Long::sum);
        }
        long pages = touched.stream()
                .mapToLong(container -> Math.max(1, (objects.getOrDefault(container, 0L) + PAGE - 1) / PAGE))
                .sum();
        return plan.isEmpty() ? 0 : 1 + pages;
    }
}
