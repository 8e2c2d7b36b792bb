package dev.lockstep.datasphere.client;

import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.RemoteCall;
import dev.lockstep.spi.RemoteCall.Ending;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests that really went out, repeats included, and tells how they ended. Thread-safe. */
final class CallCounts {
    private final Map<CallKind, LongAdder> counts = new ConcurrentHashMap<>();
    private final CallListener listener;

    CallCounts() {
        this(CallListener.none());
    }

    CallCounts(CallListener listener) {
        this.listener = listener;
    }

    void add(CallKind kind) {
        counts.computeIfAbsent(kind, missing -> new LongAdder()).increment();
    }

    void ended(CallKind kind, long nanos, Ending ending, boolean repeated) {
        listener.ended(new RemoteCall(kind.operation(), Duration.ofNanos(nanos), ending, repeated));
    }

    SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> snapshot = new TreeMap<>();
        counts.forEach((kind, count) -> snapshot.put(kind.operation(), count.sum()));
        return Collections.unmodifiableSortedMap(snapshot);
    }
}
