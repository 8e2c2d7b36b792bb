package dev.lockstep.engine.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.plan.FactTable;
import dev.lockstep.engine.plan.ScopeFidelity;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What becomes of every fact of the source, container by container, and whether the numbers add up. */
public final class FactsView {
    private FactsView() {}

    public static String text(FactTable facts, TextOptions options) {
        TextPage page = new TextPage(options);
        ScopeFidelity total = facts.total();
        page.heading("%s: %s in %s"
                .formatted(
                        facts.source().system(),
                        Words.count(total.facts(), "fact"),
                        Words.count(total.assets(), "asset")));
        page.table(table(facts));
        page.line("");
        page.line("  " + sum(total));
        page.section("Why objects are skipped", skipped(facts));
        page.section("Not brought over", refusals(facts));
        GapsView.append(page, facts.source().overall());
        return page.toString();
    }

    public static ObjectNode json(FactTable facts) {
        ObjectNode document =
                Json.document("facts").put("system", facts.source().system());
        document.put("complete", facts.source().overall().isComplete());
        document.set("total", json(facts.total()));
        document.set(
                "containers", Json.array(facts.scopes(), scope -> json(scope).put("name", scope.container())));
        document.set("refusals", Json.array(facts.refusals(), refusal -> Json.object()
                .put("subject", refusal.subject())
                .put("reason", refusal.reason())
                .put("remedy", refusal.remedy())));
        return document;
    }

    private static TextTable table(FactTable facts) {
        TextTable table = new TextTable(
                "Container",
                "Objects",
                "Assets",
                "Skipped",
                "Not readable",
                "Withheld",
                "Facts",
                "Native",
                "Form",
                "Parameter",
                "Degraded",
                "Dropped",
                "In withheld",
                "By rules");
        row(table, "All", facts.total());
        facts.scopes().forEach(scope -> row(table, scope.container(), scope));
        return table;
    }

    private static void row(TextTable table, String name, ScopeFidelity scope) {
        table.row(
                name,
                number(scope.objects()),
                number(scope.assets()),
                orBlank(scope.skipped()),
                orBlank(scope.failed()),
                orBlank(scope.withheld()),
                number(scope.facts()),
                number(scope.fidelity().count(Carrier.NATIVE)),
                orBlank(scope.fidelity().count(Carrier.FORM)),
                number(scope.fidelity().count(Carrier.PARAMETER)),
                orBlank(scope.fidelity().count(Carrier.DEGRADED)),
                orBlank(scope.fidelity().count(Carrier.DROPPED)),
                orBlank(scope.withheldFacts()),
                orBlank(scope.fidelity().byRule()));
    }

    private static String sum(ScopeFidelity total) {
        return "%,d of the source + %,d of rules %s %,d kept + %,d reported + %,d in assets that are not brought over"
                .formatted(
                        total.facts(),
                        total.fidelity().added(),
                        total.addsUp() ? "=" : "IS NOT",
                        total.fidelity().kept(),
                        total.fidelity().reported(),
                        total.withheldFacts());
    }

    /** By reason, the most frequent one first. */
    private static TextTable skipped(FactTable facts) {
        Map<String, List<Finding.Skipped>> reasons = facts.source().scopes().stream()
                .flatMap(scope -> scope.skipped().stream())
                .collect(groupingBy(Finding.Skipped::reason, TreeMap::new, toList()));
        TextTable table = new TextTable("Why", "Objects", "Such as");
        reasons.entrySet().stream()
                .sorted(Comparator.comparing(reason -> -reason.getValue().size()))
                .forEach(reason -> table.row(
                        reason.getKey(),
                        number(reason.getValue().size()),
                        reason.getValue().get(0).id().container() + "/"
                                + reason.getValue().get(0).id().name()));
        return table;
    }

    private static TextTable refusals(FactTable facts) {
        TextTable table = new TextTable("Object", "Why", "Remedy");
        facts.refusals().forEach(refusal -> table.row(refusal.subject(), refusal.reason(), refusal.remedy()));
        return table;
    }

    private static ObjectNode json(ScopeFidelity scope) {
        ObjectNode node = Json.object()
                .put("objects", scope.objects())
                .put("assets", scope.assets())
                .put("skipped", scope.skipped())
                .put("failed", scope.failed())
                .put("withheld", scope.withheld())
                .put("sourceFacts", scope.facts())
                .put("withheldFacts", scope.withheldFacts())
                .put("addsUp", scope.addsUp());
        node.set("fidelity", FidelityView.json(scope.fidelity()));
        return node;
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }

    private static String orBlank(long number) {
        return number == 0 ? "" : number(number);
    }
}
