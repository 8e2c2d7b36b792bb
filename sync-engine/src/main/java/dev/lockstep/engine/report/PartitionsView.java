package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.partitions.PartitionCount;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What happens to partitions, in numbers. */
final class PartitionsView {
    private PartitionsView() {}

    /** One sentence; empty when nothing is to change. */
    static String sentence(Plan plan) {
        return plan.partitions().stream().allMatch(PartitionPlan::isEmpty)
                ? ""
                : "Partitions: %,d to create, %,d to update, %,d to remove."
                        .formatted(
                                sum(plan, PartitionPlan::creates),
                                sum(plan, PartitionPlan::updates),
                                sum(plan, PartitionPlan::removes));
    }

    /** How many, and what hinders to say it for certain. */
    static String sentence(PartitionCount count) {
        return "%,d%s"
                .formatted(
                        count.seen(),
                        count.completeness().gaps().stream()
                                .findFirst()
                                .map(gap -> " or more; not all were seen: %s".formatted(gap.cause()))
                                .orElse(""));
    }

    static void append(TextPage page, Plan plan) {
        TextTable table = new TextTable(
                "Where", "New", "Changed", "To remove", "As desired", "Edited", "Of others", "Gone and kept");
        plan.partitions().stream()
                .filter(found -> !found.isEmpty() || found.gone() > 0 || found.edited() > 0)
                .forEach(found -> table.row(
                        found.target(),
                        found.creates(),
                        found.updates(),
                        found.removes(),
                        found.unchanged(),
                        found.edited(),
                        found.foreign(),
                        found.gone() == 0 ? "" : "%,d: %s".formatted(found.gone(), found.kept())));
        page.section("Partitions", table);
    }

    static void append(TextPage page, RunReport report) {
        TextTable table = new TextTable("Where", "Created", "Updated", "Removed", "In place", "Failed", "Why");
        report.partitions().stream()
                .filter(result -> result.written() + result.inPlace() + result.failed() > 0)
                .forEach(result -> table.row(
                        result.plan().target(),
                        result.created(),
                        result.updated(),
                        result.removed(),
                        result.inPlace(),
                        result.failed(),
                        String.join("; ", result.problems())
                                + (result.remedy().isEmpty() ? "" : " " + result.remedy())));
        page.section("Partitions", table);
    }

    /** Whether the entry holds partitions one by one. */
    static boolean isHeld(AuditEntry entry) {
        return entry.isOfPartitions() && entry.change().find("partitions").isPresent();
    }

    /** Values and both states of each. */
    static List<Tree.Node> held(AuditEntry entry) {
        return entry.change().find("partitions").orElse(null) instanceof Tree.Seq seq
                ? seq.items().stream()
                        .filter(Tree.Node.class::isInstance)
                        .map(Tree.Node.class::cast)
                        .toList()
                : List.of();
    }

    /** How many the entry holds, and from which on. */
    static Optional<String> reason(AuditEntry entry) {
        List<Tree.Node> held = held(entry);
        return held.stream().findFirst().flatMap(first -> first.find("values")).map(values -> "%s from %s"
                .formatted(Words.count(held.size(), "partition"), Json.tree(values)));
    }

    static ArrayNode json(Plan plan) {
        return Json.array(plan.partitions(), PartitionsView::json);
    }

    static ArrayNode json(RunReport report) {
        return Json.array(report.partitions(), PartitionsView::json);
    }

    private static ObjectNode json(PartitionPlan plan) {
        return Json.object()
                .put("object", plan.target().toString())
                .put("create", plan.creates())
                .put("update", plan.updates())
                .put("remove", plan.removes())
                .put("unchanged", plan.unchanged())
                .put("foreign", plan.foreign())
                .put("edited", plan.edited())
                .put("gone", plan.gone())
                .put("kept", plan.kept());
    }

    private static ObjectNode json(PartitionResult result) {
        ObjectNode node = Json.object()
                .put("object", result.plan().target().toString())
                .put("created", result.created())
                .put("updated", result.updated())
                .put("removed", result.removed())
                .put("inPlace", result.inPlace())
                .put("failed", result.failed())
                .put("remedy", result.remedy());
        node.set("problems", Json.array(result.problems(), text -> Json.object().put("found", text)));
        return node;
    }

    private static int sum(Plan plan, ToIntFunction<PartitionPlan> count) {
        return plan.partitions().stream().mapToInt(count).sum();
    }
}
