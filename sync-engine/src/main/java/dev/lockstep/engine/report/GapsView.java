package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.spi.Completeness;

/** What was not seen, and that nothing is deleted because of it. */
final class GapsView {
    private GapsView() {}

    static void append(TextPage page, Completeness completeness) {
        TextTable table = new TextTable("Scope", "Why", "Remedy");
        completeness.gaps().forEach(gap -> table.row(gap.scope(), gap.cause(), gap.remedy()));
        page.section(page.paint().warn("Not seen; nothing is deleted there"), table);
    }

    static ArrayNode json(Completeness completeness) {
        return Json.array(completeness.gaps(), gap -> Json.object()
                .put("scope", gap.scope())
                .put("cause", gap.cause())
                .put("remedy", gap.remedy()));
    }
}
