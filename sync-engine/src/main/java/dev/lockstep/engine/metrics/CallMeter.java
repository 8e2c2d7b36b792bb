package dev.lockstep.engine.metrics;

import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.RemoteCall;
import dev.lockstep.spi.RemoteCall.Ending;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Adds up the calls to one system, by operation. Thread-safe. */
public final class CallMeter implements CallListener {
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    private static final class Operation {
        private final LongAdder calls = new LongAdder();
        private final LongAdder repeated = new LongAdder();
        private final LongAdder throttled = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final Latencies latencies = new Latencies();

        private void add(RemoteCall call) {
            calls.increment();
            repeated.add(call.repeated() ? 1 : 0);
            throttled.add(call.ending() == Ending.THROTTLED ? 1 : 0);
            failed.add(call.ending() == Ending.FAILED ? 1 : 0);
            if (call.ending() == Ending.ANSWERED) {
                latencies.add(call.time());
            }
        }

        private CallFigures figures() {
            return new CallFigures(
                    calls.sum(),
                    repeated.sum(),
                    throttled.sum(),
                    failed.sum(),
                    latencies.quantile(0.5),
                    latencies.quantile(0.95),
                    latencies.max());
        }
    }

    @Override
    public void ended(RemoteCall call) {
        operations.computeIfAbsent(call.operation(), name -> new Operation()).add(call);
    }

    /** A snapshot, by operation. @param counted what the connector counted; for operations of which it told nothing more */
    public SortedMap<String, CallFigures> figures(Map<String, Long> counted) {
        SortedMap<String, CallFigures> figures = new TreeMap<>();
        counted.forEach((name, calls) -> figures.put(name, CallFigures.counted(calls)));
        operations.forEach((name, operation) -> figures.put(name, operation.figures()));
        return Collections.unmodifiableSortedMap(figures);
    }
}
