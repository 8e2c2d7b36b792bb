package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.engine.Explanation;
import dev.lockstep.engine.Explanation.Status;
import dev.lockstep.engine.mapping.LedgerEntry;
import java.util.List;

/** Source value, rule, target value and carrier of each fact of an asset, or of one part of it. */
public final class ExplainView {
    private ExplainView() {}

    public static String text(Explanation explanation, String field, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading(
                "%s/%s".formatted(explanation.id().container(), explanation.id().name()));
        page.line("  " + status(explanation, page.paint()));
        if (!explanation.remedy().isEmpty()) {
            page.line("  → " + explanation.remedy());
        }
        explanation
                .mapped()
                .filter(mapped -> !mapped.matched().isEmpty())
                .ifPresent(mapped -> page.line("  Rules that match: " + String.join(", ", mapped.matched())));
        explanation.remarks().forEach(remark -> page.line("  " + remark));
        page.section("Fields", table(TypeLines.joined(explanation, select(explanation, field))));
        if (field.isEmpty()) {
            LossView.append(page, explanation.losses());
        }
        return page.toString();
    }

    public static ObjectNode json(Explanation explanation, String field) {
        ObjectNode document = Json.document("explanation")
                .put("id", explanation.id().toString())
                .put("status", Words.key(explanation.status()))
                .put("reason", explanation.reason())
                .put("remedy", explanation.remedy());
        explanation.address().ifPresent(address -> document.put("address", address.toString()));
        document.set(
                "rules",
                Json.array(
                        explanation.mapped().map(mapped -> mapped.matched()).orElseGet(List::of), TextNode::valueOf));
        document.set("fields", Json.array(select(explanation, field), ExplainView::entry));
        document.set("losses", LossView.json(explanation.losses()));
        document.set("remarks", Json.array(explanation.remarks(), TextNode::valueOf));
        return document;
    }

    /** The entries of a part: a column, or a path with dots or slashes; all when nothing is named. */
    public static List<LedgerEntry> select(Explanation explanation, String field) {
        String path = field.replace('.', '/');
        return explanation.ledger().stream()
                .filter(entry -> field.isEmpty()
                        || isPart(entry, field)
                        || isPart(entry, path)
                        || isPart(entry, "columns/" + field)
                        || isPart(entry, "columns/" + path))
                .toList();
    }

    private static boolean isPart(LedgerEntry entry, String path) {
        String own = entry.shownPath();
        return own.equals(path) || own.startsWith(path + "/");
    }

    private static String status(Explanation explanation, Paint paint) {
        String where = explanation.address().map(" as %s"::formatted).orElse("");
        return explanation.status() == Status.PUBLISHED
                ? paint.good("published") + where
                : paint.warn(Words.of(explanation.status())) + ": " + explanation.reason();
    }

    private static ObjectNode entry(LedgerEntry entry) {
        ObjectNode node = Json.object().put("path", entry.shownPath());
        entry.source().ifPresent(value -> node.put("source", value));
        entry.rule().ifPresent(value -> node.put("rule", value));
        entry.target().ifPresent(value -> node.put("target", value));
        node.put("carrier", Words.key(entry.carrier()));
        entry.field().ifPresent(field -> node.put("field", field.pointer()));
        if (!entry.cause().isEmpty()) {
            node.put("cause", entry.cause());
        }
        return node;
    }

    private static TextTable table(List<LedgerEntry> entries) {
        TextTable table = new TextTable("Part", "Source says", "Rule", "Target says", "Carrier", "Where", "Why");
        for (LedgerEntry entry : entries) {
            String source = entry.source().orElse("");
            String target = entry.target().orElse("");
            table.row(
                    entry.shownPath(),
                    source,
                    entry.rule().orElse(""),
                    target,
                    FidelityView.of(entry.carrier()),
                    entry.field().map(Object::toString).orElse(""),
                    entry.cause());
        }
        return table;
    }
}
