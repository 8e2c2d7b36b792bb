package dev.lockstep.datasphere.client;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests that really went out, repeats included. Thread-safe. */
final class CallCounts {
    private final Map<CallKind, LongAdder> counts = new ConcurrentHashMap<>();

    void add(CallKind kind) {
        counts.computeIfAbsent(kind, missing -> new LongAdder()).increment();
    }

    SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> snapshot = new TreeMap<>();
        counts.forEach((kind, count) -> snapshot.put(kind.operation(), count.sum()));
        return Collections.unmodifiableSortedMap(snapshot);
    }
}
