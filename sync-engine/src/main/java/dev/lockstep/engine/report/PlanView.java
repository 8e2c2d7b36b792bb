package dev.lockstep.engine.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.Forecast;
import dev.lockstep.engine.plan.Drift;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.spi.Change;

/** What would change and why. */
public final class PlanView {
    private PlanView() {}

    /** @param forecast of carrying it out */
    public static String text(Plan plan, Forecast forecast, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("Plan of %s: %s to %s".formatted(plan.sync(), plan.source(), plan.target()));
        page.line("  " + summary(plan));
        if (!plan.isEmpty()) {
            page.line("  " + ForecastView.text(forecast));
        }
        long breaking =
                plan.changes().stream().filter(PlannedChange::isBreaking).count();
        if (breaking > 0) {
            page.line(page.paint().warn("  %s breaking.".formatted(Words.count(breaking, "change"))));
        }
        if (plan.needsConfirmation()) {
            page.line(page.paint().warn("  Dropping needs `--confirm-deletes %s`.".formatted(plan.sync())));
        }
        page.section("Changes", changes(plan));
        PartitionsView.append(page, plan);
        TextTable refusals = new TextTable("What", "Why", "Remedy");
        plan.refusals().forEach(refusal -> refusals.row(refusal.subject(), refusal.reason(), refusal.remedy()));
        page.section(page.paint().warn("Not brought over"), refusals);
        page.section("Edited outside and kept", drifts(plan));
        TextTable orphans = new TextTable("What", "Why it stays");
        plan.orphans().forEach(orphan -> orphans.row(orphan.subject(), orphan.kept()));
        page.section("Gone from the source", orphans);
        TextTable renamings = new TextTable("Looks like a rename of", "To");
        plan.renamings().forEach(renaming -> renamings.row(renaming.from(), renaming.to()));
        page.section("Renamed, it seems", renamings);
        RulesView.append(page, plan.rules());
        FidelityView.append(page, plan.fidelity());
        if (plan.isEmpty() && !options.isComplete()) {
            LossView.appendCount(page, plan.losses());
        } else {
            LossView.append(page, plan.losses());
        }
        GapsView.append(page, plan.overall());
        return page.toString();
    }

    /** One sentence. */
    public static String summary(Plan plan) {
        long unchanged =
                plan.scopes().stream().mapToLong(scope -> scope.unchanged()).sum();
        String partitions = PartitionsView.sentence(plan);
        if (plan.changes().isEmpty() && !partitions.isEmpty()) {
            return "%s as desired. %s".formatted(Words.count(unchanged, "table"), partitions);
        }
        if (plan.isEmpty()) {
            return "No changes; %s as desired.".formatted(Words.count(unchanged, "table"));
        }
        return "%s and %s to create, %,d to update, %,d to drop; %,d unchanged."
                        .formatted(
                                Words.count(plan.count(Change.CreateContainer.class), "database"),
                                Words.count(plan.count(Change.Create.class), "table"),
                                plan.count(Change.Update.class) + plan.count(Change.UpdateContainer.class),
                                plan.count(Change.Drop.class),
                                unchanged)
                + (partitions.isEmpty() ? "" : " " + partitions);
    }

    /** Losses by weight, in one sentence. */
    public static String losses(Plan plan) {
        return LossView.sentence(plan.losses());
    }

    /** How many entries of the curated file were of use. */
    public static String curated(Plan plan) {
        return RulesView.curated(plan.rules());
    }

    public static ObjectNode json(Plan plan) {
        ObjectNode document = Json.document("plan")
                .put("sync", plan.sync())
                .put("source", plan.source())
                .put("target", plan.target())
                .put("complete", plan.overall().isComplete())
                .put("needsConfirmation", plan.needsConfirmation());
        document.set("counts", counts(plan));
        document.set("changes", Json.array(plan.changes(), PlanView::change));
        document.set("partitions", PartitionsView.json(plan));
        document.set("refusals", Json.array(plan.refusals(), refusal -> Json.object()
                .put("subject", refusal.subject())
                .put("reason", refusal.reason())
                .put("remedy", refusal.remedy())));
        document.set("drifts", Json.array(plan.drifts(), PlanView::drift));
        document.set("orphans", Json.array(plan.orphans(), orphan -> Json.object()
                .put("subject", orphan.subject())
                .put("kept", orphan.kept())));
        document.set("renamings", Json.array(plan.renamings(), renaming -> Json.object()
                .put("from", renaming.from().toString())
                .put("to", renaming.to().toString())));
        document.set("rules", RulesView.json(plan.rules()));
        document.set("fidelity", FidelityView.json(plan.fidelity()));
        document.set("losses", LossView.json(plan.losses()));
        document.set("gaps", GapsView.json(plan.overall()));
        return document;
    }

    static ObjectNode change(PlannedChange planned) {
        ObjectNode node = Json.object()
                .put("kind", kind(planned.change()))
                .put("subject", planned.subject())
                .put("breaking", planned.isBreaking());
        planned.source().ifPresent(source -> node.put("source", source.toString()));
        node.set("reasons", Json.array(planned.reasons(), PlanView::reason));
        return node;
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode node = Json.object()
                .put("cause", Words.key(reason.cause()))
                .put("path", reason.path())
                .put("before", reason.before())
                .put("after", reason.after());
        return reason.rule().isEmpty() ? node : node.put("rule", reason.rule());
    }

    /** In kebab-case. */
    static String kind(Change change) {
        if (change instanceof Change.CreateContainer) {
            return "create-container";
        }
        if (change instanceof Change.UpdateContainer) {
            return "update-container";
        }
        if (change instanceof Change.Create) {
            return "create";
        }
        if (change instanceof Change.Update) {
            return "update";
        }
        if (change instanceof Change.Drop) {
            return "drop";
        }
        throw new IllegalStateException("unknown change " + change.getClass());
    }

    private static ObjectNode counts(Plan plan) {
        return Json.object()
                .put("createContainer", plan.count(Change.CreateContainer.class))
                .put("updateContainer", plan.count(Change.UpdateContainer.class))
                .put("create", plan.count(Change.Create.class))
                .put("update", plan.count(Change.Update.class))
                .put("drop", plan.count(Change.Drop.class))
                .put(
                        "unchanged",
                        plan.scopes().stream()
                                .mapToLong(scope -> scope.unchanged())
                                .sum());
    }

    private static ObjectNode drift(Drift drift) {
        return Json.object()
                .put("subject", drift.subject())
                .put("path", drift.path())
                .put("ours", drift.ours())
                .put("theirs", drift.theirs())
                .put("desired", drift.desired())
                .put("conflict", drift.isConflict());
    }

    static TextTable changes(Plan plan) {
        TextTable table = new TextTable("What", "Where", "From", "Why");
        for (PlannedChange planned : plan.changes()) {
            table.row(
                    kind(planned.change()).replace('-', ' ').replace("container", "database"),
                    planned.subject(),
                    planned.source()
                            .map(source -> source.container() + "/" + source.name())
                            .orElse(""),
                    why(planned));
        }
        return table;
    }

    private static String why(PlannedChange planned) {
        Reason first = planned.reasons().get(0);
        int more = planned.reasons().size() - 1;
        String rules = planned.reasons().stream()
                .map(Reason::rule)
                .filter(rule -> !rule.isEmpty())
                .distinct()
                .collect(joining(", "));
        return why(first)
                + (more > 0 ? ", and %d more".formatted(more) : "")
                + (rules.isEmpty() ? "" : " [rules: %s]".formatted(rules));
    }

    private static String why(Reason reason) {
        String cause = Words.of(reason.cause());
        if (reason.path().isEmpty()) {
            return cause;
        }
        if (reason.before().isEmpty() && reason.after().isEmpty()) {
            return "%s: %s".formatted(cause, reason.path());
        }
        return "%s: %s %s → %s".formatted(cause, reason.path(), shown(reason.before()), shown(reason.after()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : "“%s”".formatted(OneLine.cut(value, 40));
    }

    private static TextTable drifts(Plan plan) {
        TextTable table = new TextTable("Where", "Field", "We wrote", "Found", "Source says");
        plan.drifts()
                .forEach(drift -> table.row(
                        drift.subject(),
                        drift.path(),
                        drift.ours(),
                        drift.theirs(),
                        drift.isConflict() ? drift.desired() : ""));
        return table;
    }
}
