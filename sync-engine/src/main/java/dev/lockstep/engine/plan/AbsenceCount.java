package dev.lockstep.engine.plan;

import dev.lockstep.model.Address;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts how often in a row objects of ours were missing from a complete look at the source. What is not counted again or carried over is
 * forgotten. For one thread, one plan.
 */
public final class AbsenceCount {
    private final Map<Address, Absence> before;
    private final Instant now;
    private final SortedMap<Address, Absence> after = new TreeMap<>();

    /** @param before what earlier plans counted; @param now when this look took place */
    public AbsenceCount(Map<Address, Absence> before, Instant now) {
        this.before = Map.copyOf(before);
        this.now = now;
    }

    /** What the next plan has to know. */
    public SortedMap<Address, Absence> after() {
        return Collections.unmodifiableSortedMap(after);
    }

    /** What earlier plans counted. */
    Optional<Absence> before(Address address) {
        return Optional.ofNullable(before.get(address));
    }

    Instant now() {
        return now;
    }

    /** The object was looked for everywhere and is not there. @param retired whether it bears the mark already */
    Absence missed(Address address, boolean retired) {
        Optional<Absence> known = before(address);
        Optional<Instant> marked =
                retired ? known.flatMap(Absence::retired).or(() -> Optional.of(now)) : Optional.empty();
        Absence absence = known.map(last -> new Absence(last.misses() + 1, last.since(), marked))
                .orElseGet(() -> new Absence(1, now, marked));
        after.put(address, absence);
        return absence;
    }

    /** Nobody knows whether the object is there: what was counted stands. */
    void unknown(Address address) {
        before(address).ifPresent(last -> after.put(address, last));
    }
}
