package dev.lockstep.engine.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.metrics.CallFigures;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a run asked of the systems. */
final class CallsView {
    private static final double MILLIS = 1e6;

    private CallsView() {}

    static void append(TextPage page, RunReport report) {
        page.line("  Calls: source %s; target %s".formatted(text(report.sourceCalls()), text(report.targetCalls())));
        long repeated = sum(report, CallFigures::repeated);
        if (repeated > 0) {
            page.line("  Of these, %,d repeated others; %,d were throttled, %,d failed."
                    .formatted(repeated, sum(report, CallFigures::throttled), sum(report, CallFigures::failed)));
        }
    }

    /** Times in milliseconds. */
    static ObjectNode json(RunReport report) {
        ObjectNode calls = Json.object();
        calls.set("source", json(report.sourceCalls()));
        calls.set("target", json(report.targetCalls()));
        return calls;
    }

    private static ObjectNode json(SortedMap<String, CallFigures> calls) {
        ObjectNode operations = Json.object();
        calls.forEach((operation, figures) -> operations.set(operation, json(figures)));
        return operations;
    }

    private static ObjectNode json(CallFigures figures) {
        return Json.object()
                .put("calls", figures.calls())
                .put("repeated", figures.repeated())
                .put("throttled", figures.throttled())
                .put("failed", figures.failed())
                .put("medianMillis", millis(figures.median()))
                .put("p95Millis", millis(figures.p95()))
                .put("maxMillis", millis(figures.max()));
    }

    private static double millis(Duration time) {
        return Math.round((double) time.toNanos() / MILLIS * 10) / 10.0;
    }

    private static String text(Map<String, CallFigures> calls) {
        return calls.isEmpty()
                ? "none"
                : calls.entrySet().stream()
                        .map(call -> text(call.getKey(), call.getValue()))
                        .collect(joining(", "));
    }

    private static String text(String operation, CallFigures figures) {
        String count = "%s %,d".formatted(operation, figures.calls());
        return figures.p95().isZero() ? count : "%s (p95 %s)".formatted(count, Words.time(figures.p95()));
    }

    private static long sum(RunReport report, ToLongFunction<CallFigures> figure) {
        return Stream.of(report.sourceCalls(), report.targetCalls())
                .flatMap(calls -> calls.values().stream())
                .mapToLong(figure)
                .sum();
    }
}
