package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.mapping.RuleUse;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A plan as a tree that {@link PlanTreeReader} turns back into an equal plan. Member names are the format. */
final class PlanTrees {
    private PlanTrees() {}

    static Tree.Node toTree(Plan plan) {
        Tree.Node objects = objects(plan);
        if (plan.partitions().isEmpty()) {
            return objects;
        }
        Map<String, Tree> members = new LinkedHashMap<>(objects.members());
        members.put("partitions", seq(plan.partitions(), PlanTrees::partitions));
        return new Tree.Node(members);
    }

    /** Kind and address as those of a change, for evidence. */
    static Tree.Node partitions(PartitionPlan plan) {
        Tree.Node counts = node(
                "kind", Tree.text("partitions"),
                "container", Tree.text(plan.target().container()),
                "name", Tree.text(plan.target().name()),
                "from", address(plan.source()),
                "creates", Tree.number(plan.creates()),
                "updates", Tree.number(plan.updates()),
                "removes", Tree.number(plan.removes()),
                "unchanged", Tree.number(plan.unchanged()),
                "foreign", Tree.number(plan.foreign()),
                "edited", Tree.number(plan.edited()),
                "gone", Tree.number(plan.gone()),
                "kept", Tree.text(plan.kept()),
                "digest", Tree.text(plan.digest()),
                "gaps", gaps(plan.completeness()));
        Map<String, Tree> members = new LinkedHashMap<>(counts.members());
        plan.undoes().ifPresent(run -> members.put("undoes", Tree.text(run)));
        return new Tree.Node(members);
    }

    private static Tree.Node objects(Plan plan) {
        return node(
                "sync", Tree.text(plan.sync()),
                "source", Tree.text(plan.source()),
                "target", Tree.text(plan.target()),
                "changes", seq(plan.changes(), PlanTrees::planned),
                "refusals", seq(plan.refusals(), PlanTrees::refusal),
                "drifts", seq(plan.drifts(), PlanTrees::drift),
                "orphans", seq(plan.orphans(), PlanTrees::orphan),
                "losses", seq(plan.losses(), PlanTrees::loss),
                "scopes", seq(plan.scopes(), PlanTrees::scope),
                "rules", seq(plan.rules(), PlanTrees::rule),
                "renamings", seq(plan.renamings(), PlanTrees::renaming),
                "fidelity", fidelity(plan.fidelity()),
                "gaps", gaps(plan.completeness()));
    }

    static Tree.Node planned(PlannedChange planned) {
        Map<String, Tree> members = new LinkedHashMap<>();
        change(planned.change(), members);
        planned.source().ifPresent(id -> members.put("source", id(id)));
        members.put("reasons", seq(planned.reasons(), PlanTrees::reason));
        return new Tree.Node(members);
    }

    private static void change(Change change, Map<String, Tree> members) {
        if (change instanceof Change.CreateContainer create) {
            container(members, "create-container", create.container(), Optional.empty(), create.after());
        } else if (change instanceof Change.UpdateContainer update) {
            container(members, "update-container", update.container(), Optional.of(update.before()), update.after());
        } else if (change instanceof Change.Create create) {
            asset(members, "create", create.address(), Optional.empty());
            members.put("after", form(create.after()));
        } else if (change instanceof Change.Update update) {
            asset(members, "update", update.address(), update.version());
            members.put("before", form(update.before()));
            members.put("after", form(update.after()));
        } else if (change instanceof Change.Drop drop) {
            asset(members, "drop", drop.address(), drop.version());
            members.put("before", form(drop.before()));
        } else {
            throw new IllegalStateException("unknown change " + change.getClass());
        }
    }

    private static void container(
            Map<String, Tree> members, String kind, String container, Optional<Form> before, Form after) {
        members.put("kind", Tree.text(kind));
        members.put("container", Tree.text(container));
        before.ifPresent(form -> members.put("before", form(form)));
        members.put("after", form(after));
    }

    private static void asset(Map<String, Tree> members, String kind, Address address, Optional<String> version) {
        members.put("kind", Tree.text(kind));
        members.put("container", Tree.text(address.container()));
        members.put("name", Tree.text(address.name()));
        version.ifPresent(text -> members.put("version", Tree.text(text)));
    }

    /** A single value as a text, names as a list. */
    static Tree.Node form(Form form) {
        Map<String, Tree> members = new LinkedHashMap<>();
        form.fields().forEach((path, value) -> members.put(path.pointer(), value(value)));
        return new Tree.Node(members);
    }

    private static Tree value(Form.Value value) {
        if (value instanceof Form.Value.Text text) {
            return Tree.text(text.text());
        }
        if (value instanceof Form.Value.Names names) {
            return names(names.names());
        }
        throw new IllegalStateException("unknown value " + value.getClass());
    }

    static Tree names(List<String> names) {
        return seq(names, Tree::text);
    }

    private static Tree reason(Reason reason) {
        return node(
                "cause", Tree.text(reason.cause().name()),
                "path", Tree.text(reason.path()),
                "before", Tree.text(reason.before()),
                "after", Tree.text(reason.after()),
                "rule", Tree.text(reason.rule()));
    }

    private static Tree rule(RuleUse use) {
        return node(
                "rule", Tree.text(use.rule()),
                "curated", Tree.bool(use.curated()),
                "matched", Tree.number(use.matched()),
                "excluded", Tree.number(use.excluded()),
                "effects", Tree.number(use.effects()),
                "note", Tree.text(use.note()));
    }

    private static Tree renaming(Renaming renaming) {
        return node("from", address(renaming.from()), "to", address(renaming.to()));
    }

    private static Tree address(Address address) {
        return node("container", Tree.text(address.container()), "name", Tree.text(address.name()));
    }

    private static Tree fidelity(Fidelity fidelity) {
        Map<String, Tree> carriers = new LinkedHashMap<>();
        fidelity.carriers().forEach((carrier, count) -> carriers.put(carrier.name(), Tree.number(count)));
        return node(
                "facts", Tree.number(fidelity.facts()),
                "added", Tree.number(fidelity.added()),
                "byRule", Tree.number(fidelity.byRule()),
                "carriers", new Tree.Node(carriers));
    }

    private static Tree refusal(Refusal refusal) {
        return node(
                "subject", Tree.text(refusal.subject()),
                "reason", Tree.text(refusal.reason()),
                "remedy", Tree.text(refusal.remedy()));
    }

    private static Tree drift(Drift drift) {
        return node(
                "subject", Tree.text(drift.subject()),
                "path", Tree.text(drift.path()),
                "ours", Tree.text(drift.ours()),
                "theirs", Tree.text(drift.theirs()),
                "desired", Tree.text(drift.desired()));
    }

    private static Tree orphan(Orphan orphan) {
        return node("subject", Tree.text(orphan.subject()), "kept", Tree.text(orphan.kept()));
    }

    private static Tree loss(Loss loss) {
        return node(
                "asset", id(loss.asset()),
                "path", Tree.text(loss.path()),
                "severity", Tree.text(loss.severity().name()),
                "reason", Tree.text(loss.reason()));
    }

    private static Tree scope(ScopeVerdict scope) {
        return node(
                "source", Tree.text(scope.source()),
                "target", Tree.text(scope.target()),
                "assets", Tree.number(scope.assets()),
                "unchanged", Tree.number(scope.unchanged()),
                "gaps", gaps(scope.completeness()));
    }

    private static Tree gaps(Completeness completeness) {
        return seq(
                completeness.gaps(),
                gap -> node(
                        "scope", Tree.text(gap.scope()),
                        "cause", Tree.text(gap.cause()),
                        "remedy", Tree.text(gap.remedy())));
    }

    private static Tree id(AssetId id) {
        return node(
                "system", Tree.text(id.system()),
                "container", Tree.text(id.container()),
                "name", Tree.text(id.name()));
    }

    private static <T> Tree seq(List<T> items, Function<T, Tree> print) {
        return Tree.seq(items.stream().map(print).toList());
    }

    /** @param parts names and trees in turn */
    private static Tree.Node node(Object... parts) {
        Map<String, Tree> members = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            members.put((String) parts[i], (Tree) parts[i + 1]);
        }
        return new Tree.Node(members);
    }
}
