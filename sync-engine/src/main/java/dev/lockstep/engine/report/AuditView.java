package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditProblem;
import dev.lockstep.engine.audit.AuditVerdict;
import dev.lockstep.model.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The audit record, for people and programs. */
public final class AuditView {
    private AuditView() {}

    static ArrayNode faults(List<AuditCheck> faulty) {
        return problems(faulty.stream().flatMap(check -> check.fault().stream()).toList());
    }

    /** One write with every field it changed. */
    static ObjectNode json(AuditEntry entry) {
        ObjectNode node = Json.object()
                .put("run", entry.run().id())
                .put("sync", entry.run().sync())
                .put("command", entry.run().command())
                .put("caller", entry.run().caller())
                .put("user", entry.run().about().findText("user").orElse(""))
                .put("host", entry.run().about().findText("host").orElse(""))
                .put("line", entry.line())
                .put("time", entry.time().toString())
                .put("kind", entry.kind())
                .put("subject", entry.subject())
                .put("outcome", entry.outcome().toString());
        entry.change().findText("version").ifPresent(version -> node.put("expectedVersion", version));
        entry.change().findNode("source").ifPresent(source -> node.set("source", Json.tree(source)));
        entry.result("requestId").ifPresent(id -> node.put("requestId", id));
        entry.duration().map(Duration::toMillis).ifPresent(millis -> node.put("durationMillis", millis));
        entry.result("code").ifPresent(code -> node.put("code", code));
        entry.result("detail").ifPresent(detail -> node.put("detail", detail));
        entry.change().find("reasons").ifPresent(reasons -> node.set("reasons", Json.tree(reasons)));
        if (PartitionsView.isHeld(entry)) {
            node.set("partitions", Json.array(PartitionsView.held(entry), AuditView::partition));
        } else {
            node.set("fields", fields(entry.made()));
        }
        return node;
    }

    private static ObjectNode partition(Tree.Node partition) {
        ObjectNode node = Json.object();
        partition.find("values").ifPresent(values -> node.set("values", Json.tree(values)));
        node.set("fields", fields(partition));
        return node;
    }

    public static String text(AuditVerdict verdict, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("%s in %s: %s"
                .formatted(
                        Words.count(verdict.records(), "record"),
                        Words.count(verdict.files().size(), "file"),
                        verdict.isWhole()
                                ? page.paint().good("as written")
                                : page.paint().bad("broken")));
        TextTable problems = new TextTable("Where and what");
        verdict.problems().forEach(problems::row);
        page.section(page.paint().bad("Broken; the first one first"), problems);
        TextTable notes = new TextTable("Where and what");
        verdict.notes().forEach(notes::row);
        page.section(page.paint().warn("To know"), notes);
        head(verdict)
                .filter(check -> verdict.isWhole())
                .ifPresent(check -> page.line("  The last one is %s; its hash, to be noted elsewhere: %s"
                        .formatted(check.file().getFileName(), check.head())));
        return page.toString();
    }

    public static ObjectNode json(AuditVerdict verdict) {
        ObjectNode document = Json.document("audit-verdict")
                .put("whole", verdict.isWhole())
                .put("files", verdict.files().size())
                .put("records", verdict.records());
        head(verdict).ifPresent(check -> document.putObject("last")
                .put("file", check.file().getFileName().toString())
                .put("hash", check.head()));
        document.set("problems", problems(verdict.problems()));
        document.set("notes", problems(verdict.notes()));
        return document;
    }

    /** The first reason. */
    static String brief(AuditEntry entry) {
        List<String> reasons = reasons(entry);
        int more = reasons.size() - 1;
        return reasons.isEmpty() ? "" : reasons.get(0) + (more > 0 ? ", and %d more".formatted(more) : "");
    }

    /** All reasons, each in short. */
    static String why(AuditEntry entry) {
        return String.join("; ", reasons(entry));
    }

    private static List<String> reasons(AuditEntry entry) {
        List<String> reasons =
                new ArrayList<>(PartitionsView.reason(entry).stream().toList());
        if (entry.change().find("reasons").orElse(null) instanceof Tree.Seq seq) {
            for (Tree item : seq.items()) {
                if (item instanceof Tree.Node reason) {
                    reasons.add(why(reason));
                }
            }
        }
        return reasons;
    }

    private static String why(Tree.Node reason) {
        String cause = text(reason, "cause").toLowerCase(Locale.ROOT);
        String path = text(reason, "path");
        return path.isEmpty() ? cause : cause + ": " + path;
    }

    private static String text(Tree.Node node, String name) {
        return node.findText(name).orElse("");
    }

    /** Paths of the fields that the write changed, sorted; of partitions, those that it changed of any. */
    static List<String> changed(AuditEntry entry) {
        List<Tree.Node> states = PartitionsView.isHeld(entry) ? PartitionsView.held(entry) : List.of(entry.made());
        return states.stream()
                .map(AuditView::changed)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> changed(Tree.Node states) {
        Map<String, Tree> before = form(states, "before");
        Map<String, Tree> after = form(states, "after");
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> Optional.ofNullable(before.get(path)).equals(Optional.ofNullable(after.get(path))));
        return List.copyOf(paths);
    }

    private static ArrayNode fields(Tree.Node states) {
        Map<String, Tree> before = form(states, "before");
        Map<String, Tree> after = form(states, "after");
        return Json.array(changed(states), path -> {
            ObjectNode field = Json.object().put("path", path);
            Optional.ofNullable(before.get(path)).ifPresent(value -> field.set("before", Json.tree(value)));
            Optional.ofNullable(after.get(path)).ifPresent(value -> field.set("after", Json.tree(value)));
            return field;
        });
    }

    private static Map<String, Tree> form(Tree.Node states, String name) {
        return states.findNode(name).map(Tree.Node::members).orElse(Map.of());
    }

    private static Optional<AuditCheck> head(AuditVerdict verdict) {
        return verdict.files().stream().reduce((first, second) -> second);
    }

    private static ArrayNode problems(List<AuditProblem> problems) {
        return Json.array(problems, problem -> Json.object()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("text", problem.text()));
    }
}
