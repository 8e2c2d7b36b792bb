package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run did. */
public final class RunView {
    private RunView() {}

    public static String text(RunReport report, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("Run %s: %s in %s"
                .formatted(report.run(), verdict(report.verdict(), page.paint()), Words.time(report.duration())));
        page.line("  " + summary(report));
        page.section(page.paint().bad("Not written, or not wholly"), unsuccessful(report));
        PartitionsView.append(page, report);
        page.line("  " + verification(report));
        TextTable mismatches = new TextTable("Found");
        report.verification().mismatches().forEach(mismatches::row);
        page.section(page.paint().bad("Not as desired"), mismatches);
        CallsView.append(page, report);
        return page.toString();
    }

    /** One sentence. */
    public static String summary(RunReport report) {
        long partly = report.count(Status.PARTLY_WRITTEN);
        return "%,d written, %s%,d in place already, %,d in conflict, %,d failed, %,d not attempted."
                .formatted(
                        report.count(Status.WRITTEN),
                        partly == 0 ? "" : "%,d partly, ".formatted(partly),
                        report.count(Status.IN_PLACE),
                        report.count(Status.CONFLICT),
                        report.count(Status.FAILED),
                        report.count(Status.NOT_ATTEMPTED));
    }

    /** One sentence. */
    public static String verification(RunReport report) {
        int wrong = report.verification().mismatches().size();
        String confirmed = "Read back: %s confirmed"
                .formatted(Words.count(report.verification().confirmed(), "change"));
        return wrong == 0 ? confirmed + "." : confirmed + ", %,d not as desired.".formatted(wrong);
    }

    /** {@code done}, {@code partial} or {@code failed}. */
    public static String verdict(RunReport report) {
        return Words.key(report.verdict());
    }

    /** Number of changes by status. */
    public static SortedMap<String, Long> counts(RunReport report) {
        TreeMap<String, Long> counts = new TreeMap<>();
        Arrays.stream(Status.values()).forEach(status -> counts.put(Words.key(status), report.count(status)));
        return counts;
    }

    public static ObjectNode json(RunReport report) {
        ObjectNode document = Json.document("run")
                .put("run", report.run())
                .put("verdict", verdict(report))
                .put("started", report.started().toString())
                .put("durationMillis", report.duration().toMillis());
        document.set("counts", Json.counts(counts(report)));
        document.set("results", Json.array(report.results(), RunView::result));
        document.set("partitions", PartitionsView.json(report));
        ObjectNode verification = document.putObject("verification");
        verification.put("confirmed", report.verification().confirmed());
        verification.set("mismatches", Json.array(report.verification().mismatches(), text -> Json.object()
                .put("found", text)));
        document.set("forecast", ForecastView.json(report.forecast()));
        document.set("calls", CallsView.json(report));
        document.set("plan", PlanView.json(report.plan()));
        return document;
    }

    private static ObjectNode result(ChangeResult result) {
        ObjectNode node = Json.object()
                .put("kind", PlanView.kind(result.planned().change()))
                .put("subject", result.planned().subject())
                .put("status", Words.key(result.status()));
        putUnlessEmpty(node, "code", result.code());
        putUnlessEmpty(node, "detail", result.detail());
        putUnlessEmpty(node, "remedy", result.remedy());
        result.requestId().ifPresent(id -> node.put("requestId", id));
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static TextTable unsuccessful(RunReport report) {
        TextTable table = new TextTable("What", "Status", "Why", "Remedy");
        report.results().stream()
                .filter(result -> !result.succeeded())
                .forEach(result -> table.row(
                        result.planned().subject(), Words.of(result.status()), result.detail(), result.remedy()));
        return table;
    }

    private static String verdict(Verdict verdict, Paint paint) {
        return switch (verdict) {
            case DONE -> paint.good("done");
            case PARTIAL -> paint.warn("partly done");
            case FAILED -> paint.bad("failed");
        };
    }
}
