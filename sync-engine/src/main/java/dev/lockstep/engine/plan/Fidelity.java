package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Carrier;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of all facts of a run's assets, in numbers: facts of the sources and added ones together are kept or reported.
 *
 * @param facts how many facts the sources state, those included that could not be read
 * @param added how many facts only rules state
 * @param byRule how many facts rules changed, added or left out
 * @param carriers number of facts by carrier; every carrier has one
 */
public record Fidelity(long facts, long added, long byRule, SortedMap<Carrier, Long> carriers) {
    public Fidelity {
        requireNonNull(carriers, "carriers is null");
        SortedMap<Carrier, Long> all = new TreeMap<>(carriers);
        Arrays.stream(Carrier.values()).forEach(carrier -> all.putIfAbsent(carrier, 0L));
        carriers = Collections.unmodifiableSortedMap(all);
        if (facts + added != all.values().stream().mapToLong(Long::longValue).sum()) {
            throw new IllegalArgumentException(
                    "%d facts and %d added do not add up to %s".formatted(facts, added, all));
        }
    }

    public static Fidelity none() {
        return new Fidelity(0, 0, 0, new TreeMap<>());
    }

    public long count(Carrier carrier) {
        return carriers.get(carrier);
    }

    /** Facts that are in the target completely, by whatever means. */
    public long kept() {
        return sum(true);
    }

    /** Facts that the target says less of, or not at all. */
    public long reported() {
        return sum(false);
    }

    Fidelity plus(Fidelity other) {
        SortedMap<Carrier, Long> sum = new TreeMap<>(carriers);
        other.carriers.forEach((carrier, count) -> sum.merge(carrier, count, Long::sum));
        return new Fidelity(facts + other.facts, added + other.added, byRule + other.byRule, sum);
    }

    private long sum(boolean kept) {
        return carriers.entrySet().stream()
                .filter(entry -> entry.getKey().isKept() == kept)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
