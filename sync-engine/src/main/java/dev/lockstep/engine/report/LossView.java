package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What could not be read or cannot be expressed. Notes are counted; the rest is listed. */
final class LossView {
    private LossView() {}

    static void append(TextPage page, List<Loss> losses) {
        if (losses.isEmpty()) {
            return;
        }
        page.heading("Losses: " + summary(losses));
        TextTable table = new TextTable("Asset", "Part", "Weight", "Why");
        losses.stream()
                .filter(loss -> loss.severity() != Severity.NOTE)
                .forEach(loss -> table.row(
                        loss.asset().container() + "/" + loss.asset().name(),
                        loss.path(),
                        Words.of(loss.severity()),
                        loss.reason()));
        page.table(table);
    }

    /** One line in place of the list. */
    static void appendCount(TextPage page, List<Loss> losses) {
        if (!losses.isEmpty()) {
            page.line("  Losses: %s; --all lists them.".formatted(summary(losses)));
        }
    }

    static String sentence(List<Loss> losses) {
        return "Beyond what the catalog can say by its own means: kept exactly beside %,d, shown natively with less %,d, lost %,d."
                .formatted(
                        count(losses, Severity.NOTE),
                        count(losses, Severity.DEGRADED),
                        count(losses, Severity.DROPPED));
    }

    /** Such as {@code 12 notes, 3 degraded, 0 dropped}. */
    static String summary(List<Loss> losses) {
        return Arrays.stream(Severity.values())
                .map(severity -> "%,d %s"
                        .formatted(
                                count(losses, severity),
                                severity == Severity.NOTE ? "kept beside" : Words.of(severity)))
                .collect(Collectors.joining(", "));
    }

    static ArrayNode json(List<Loss> losses) {
        return Json.array(losses, loss -> Json.object()
                .put("asset", loss.asset().toString())
                .put("path", loss.path())
                .put("severity", Words.key(loss.severity()))
                .put("reason", loss.reason()));
    }

    private static long count(List<Loss> losses, Severity severity) {
        return losses.stream().filter(loss -> loss.severity() == severity).count();
    }
}
