package dev.lockstep.glue.client;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls by action. Thread-safe. */
public final class CallCounts {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String action) {
        counts.computeIfAbsent(action, name -> new LongAdder()).increment();
    }

    public SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> snapshot = new TreeMap<>();
        counts.forEach((action, count) -> snapshot.put(action, count.sum()));
        return Collections.unmodifiableSortedMap(snapshot);
    }
}
