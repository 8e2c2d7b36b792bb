package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.spi.Change;

/** How a run would be taken back. */
public final class UndoView {
    private UndoView() {}

    public static String text(Undo undo, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("Undo of run %s".formatted(undo.run()));
        page.line("  " + summary(undo));
        String partitions = PartitionsView.sentence(undo.plan());
        if (!partitions.isEmpty()) {
            page.line("  " + partitions);
        }
        page.section("Changes", PlanView.changes(undo.plan()));
        TextTable counts = new TextTable("Where", "To create again", "To put back", "To remove", "As before");
        undo.plan().partitions().stream()
                .filter(found -> !found.isEmpty())
                .forEach(found -> counts.row(
                        found.target(), found.creates(), found.updates(), found.removes(), found.unchanged()));
        page.section("Partitions", counts);
        TextTable refusals = new TextTable("What", "Why", "Remedy");
        undo.plan().refusals().forEach(refusal -> refusals.row(refusal.subject(), refusal.reason(), refusal.remedy()));
        page.section(page.paint().warn("Not undone"), refusals);
        TextTable partly = new TextTable("What", "Not written by the run");
        undo.partly().forEach(written -> partly.row(written.subject(), written.missing()));
        page.section("Written in part", partly);
        if (!undo.stays().isEmpty()) {
            page.line("  Databases stay, since deleting one deletes whatever is in it: %s."
                    .formatted(String.join(", ", undo.stays())));
        }
        return page.toString();
    }

    public static ObjectNode json(Undo undo) {
        ObjectNode document = PlanView.json(undo.plan()).put("undoes", undo.run());
        document.set("partly", Json.array(undo.partly(), partly -> Json.object()
                .put("subject", partly.subject())
                .put("missing", partly.missing())));
        document.set("stays", Json.array(undo.stays(), name -> Json.object().put("container", name)));
        return document;
    }

    private static String summary(Undo undo) {
        if (undo.plan().isEmpty() && undo.plan().refusals().isEmpty()) {
            return "Nothing to undo: the catalog is what it was before the run.";
        }
        return "%s to create again, %,d to put back, %,d to drop; %,d refused."
                .formatted(
                        Words.count(undo.plan().count(Change.Create.class), "table"),
                        undo.plan().count(Change.Update.class) + undo.plan().count(Change.UpdateContainer.class),
                        undo.plan().count(Change.Drop.class),
                        undo.plan().refusals().size());
    }
}
