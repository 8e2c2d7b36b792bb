package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spi.Check;
import java.util.List;

/** What {@code doctor} found, per side. */
public final class ChecksView {
    private ChecksView() {}

    public static String text(List<Check> source, List<Check> target, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("Source");
        source.forEach(check -> append(page, check));
        page.heading("Target");
        target.forEach(check -> append(page, check));
        return page.toString();
    }

    public static ObjectNode json(List<Check> source, List<Check> target) {
        ObjectNode document = Json.document("checks");
        document.set("source", Json.array(source, ChecksView::check));
        document.set("target", Json.array(target, ChecksView::check));
        return document;
    }

    private static void append(TextPage page, Check check) {
        page.line(
                "  %s %s: %s".formatted(mark(check.status(), page.paint()), check.name(), OneLine.of(check.detail())));
        if (!check.remedy().isEmpty()) {
            page.line("          → " + OneLine.of(check.remedy()));
        }
    }

    private static String mark(Check.Status status, Paint paint) {
        return switch (status) {
            case PASSED -> paint.good("ok     ");
            case WARNING -> paint.warn("warning");
            case FAILED -> paint.bad("failed ");
            case SKIPPED -> paint.faint("skipped");
        };
    }

    private static ObjectNode check(Check check) {
        return Json.object()
                .put("name", check.name())
                .put("status", Words.key(check.status()))
                .put("detail", check.detail())
                .put("remedy", check.remedy());
    }
}
