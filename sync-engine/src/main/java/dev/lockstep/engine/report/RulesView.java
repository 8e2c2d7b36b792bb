package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.engine.mapping.RuleUse;
import java.util.List;

/** What rules did, and which did nothing. */
final class RulesView {
    private RulesView() {}

    static void append(TextPage page, List<RuleUse> rules) {
        TextTable table = new TextTable("Rule", "Assets", "Left out", "Changed", "Note");
        rules.forEach(use -> table.row(
                use.rule(),
                use.matched(),
                use.excluded(),
                use.effects(),
                use.matched() == 0 ? page.paint().warn("matched nothing") : ""));
        page.section("Rules", table);
    }

    static ArrayNode json(List<RuleUse> rules) {
        return Json.array(rules, use -> Json.object()
                .put("rule", use.rule())
                .put("matched", use.matched())
                .put("excluded", use.excluded())
                .put("effects", use.effects()));
    }
}
