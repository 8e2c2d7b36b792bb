package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.mapping.RuleUse;
import java.util.List;

/** What rules and curated entries did, and which did nothing. */
final class RulesView {
    private RulesView() {}

    static void append(TextPage page, List<RuleUse> rules) {
        TextTable table = new TextTable("Rule", "Assets", "Left out", "Changed", "Note");
        rules.stream()
                .filter(use -> !use.curated())
                .forEach(use -> table.row(use.rule(), use.matched(), use.excluded(), use.effects(), note(page, use)));
        page.section("Rules", table);
        if (rules.stream().anyMatch(RuleUse::curated)) {
            appendCurated(page, rules);
        }
    }

    static String curated(List<RuleUse> rules) {
        long entries = rules.stream().filter(RuleUse::curated).count();
        long idle = rules.stream().filter(RulesView::isIdleEntry).count();
        return "Curated: %s, %,d of use".formatted(Words.count(entries, "entry"), entries - idle);
    }

    private static boolean isIdleEntry(RuleUse use) {
        return use.curated() && use.matched() == 0;
    }

    /** Entries are many: those that are of use are counted. */
    private static void appendCurated(TextPage page, List<RuleUse> rules) {
        page.heading(curated(rules));
        TextTable table = new TextTable("Entry", "Note");
        rules.stream().filter(RulesView::isIdleEntry).forEach(use -> table.row(use.rule(), note(page, use)));
        page.table(table);
    }

    private static String note(TextPage page, RuleUse use) {
        return use.note().isEmpty() ? "" : page.paint().warn(use.note());
    }

    static ArrayNode json(List<RuleUse> rules) {
        return Json.array(rules, use -> {
            ObjectNode node = Json.object()
                    .put("rule", use.rule())
                    .put("curated", use.curated())
                    .put("matched", use.matched())
                    .put("excluded", use.excluded())
                    .put("effects", use.effects());
            return use.note().isEmpty() ? node : node.put("note", use.note());
        });
    }
}
