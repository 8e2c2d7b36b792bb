package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.mapping.RuleUse;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what {@link PlanTrees} prints. @throws IllegalArgumentException naming the member that is missing or of another kind */
record PlanTreeReader(Tree.Node node) {
    static Plan read(Tree.Node tree) {
        PlanTreeReader plan = new PlanTreeReader(tree);
        return new Plan(
                plan.text("sync"),
                plan.text("source"),
                plan.text("target"),
                plan.list("changes", PlanTreeReader::planned),
                plan.list("refusals", r -> new Refusal(r.text("subject"), r.text("reason"), r.text("remedy"))),
                plan.list("drifts", PlanTreeReader::drift),
                plan.list("orphans", o -> new Orphan(o.text("subject"), o.text("kept"))),
                plan.list("losses", PlanTreeReader::loss),
                plan.list("scopes", PlanTreeReader::scope),
                plan.list("rules", PlanTreeReader::rule),
                plan.list(
                        "renamings",
                        r -> new Renaming(
                                r.member("from").address(), r.member("to").address())),
                plan.member("fidelity").fidelity(),
                tree.find("partitions").isPresent() ? plan.list("partitions", PlanTreeReader::partitions) : List.of(),
                plan.completeness());
    }

    PlannedChange planned() {
        Optional<AssetId> source = node.findNode("source").map(id -> new PlanTreeReader(id).id());
        return new PlannedChange(change(), source, list("reasons", PlanTreeReader::reason));
    }

    private Change change() {
        String kind = text("kind");
        Optional<String> version = node.findText("version");
        return switch (kind) {
            case "create-container" -> new Change.CreateContainer(text("container"), form("after"));
            case "update-container" -> new Change.UpdateContainer(text("container"), form("before"), form("after"));
            case "create" -> new Change.Create(address(), form("after"));
            case "update" -> new Change.Update(address(), version, form("before"), form("after"));
            case "drop" -> new Change.Drop(address(), version, form("before"));
            default -> throw new IllegalArgumentException("unknown kind of change: " + kind);
        };
    }

    Form form(String name) {
        Map<FieldPath, Form.Value> fields = new HashMap<>();
        Tree.Node members = node.findNode(name).orElseThrow(() -> missing(name));
        members.members().forEach((path, value) -> fields.put(new FieldPath(path), value(path, value)));
        return new Form(fields);
    }

    private static Form.Value value(String path, Tree value) {
        if (value instanceof Tree.Text text) {
            return new Form.Value.Text(text.value());
        }
        if (value instanceof Tree.Seq seq) {
            return new Form.Value.Names(names(path, seq));
        }
        throw missing(path);
    }

    /** Texts in order. */
    List<String> names(String name) {
        if (node.find(name).orElse(null) instanceof Tree.Seq seq) {
            return names(name, seq);
        }
        throw missing(name);
    }

    private static List<String> names(String name, Tree.Seq seq) {
        return seq.items().stream()
                .map(item -> {
                    if (item instanceof Tree.Text text) {
                        return text.value();
                    }
                    throw missing(name);
                })
                .toList();
    }

    private Reason reason() {
        return new Reason(
                Reason.Cause.valueOf(text("cause")), text("path"), text("before"), text("after"), text("rule"));
    }

    private RuleUse rule() {
        boolean curated = node.find("curated").equals(Optional.of(Tree.bool(true)));
        return new RuleUse(
                text("rule"), curated, number("matched"), number("excluded"), number("effects"), text("note"));
    }

    private Fidelity fidelity() {
        PlanTreeReader counts = member("carriers");
        SortedMap<Carrier, Long> carriers = new TreeMap<>();
        counts.node.members().keySet().forEach(name -> carriers.put(Carrier.valueOf(name), counts.large(name)));
        return new Fidelity(large("facts"), large("added"), large("byRule"), carriers);
    }

    private PlanTreeReader member(String name) {
        return new PlanTreeReader(node.findNode(name).orElseThrow(() -> missing(name)));
    }

    private Drift drift() {
        return new Drift(text("subject"), text("path"), text("ours"), text("theirs"), text("desired"));
    }

    private PartitionPlan partitions() {
        return new PartitionPlan(
                member("from").address(),
                address(),
                number("creates"),
                number("updates"),
                number("removes"),
                number("unchanged"),
                number("foreign"),
                number("edited"),
                number("gone"),
                text("kept"),
                text("digest"),
                completeness(),
                node.findText("undoes"));
    }

    private Loss loss() {
        AssetId asset = new PlanTreeReader(node.findNode("asset").orElseThrow(() -> missing("asset"))).id();
        return new Loss(asset, text("path"), Loss.Severity.valueOf(text("severity")), text("reason"));
    }

    private ScopeVerdict scope() {
        return new ScopeVerdict(text("source"), text("target"), number("assets"), number("unchanged"), completeness());
    }

    private Completeness completeness() {
        return new Completeness(
                list("gaps", gap -> new Completeness.Gap(gap.text("scope"), gap.text("cause"), gap.text("remedy"))));
    }

    private AssetId id() {
        return new AssetId(text("system"), text("container"), text("name"));
    }

    private Address address() {
        return new Address(text("container"), text("name"));
    }

    private String text(String name) {
        return node.findText(name).orElseThrow(() -> missing(name));
    }

    private int number(String name) {
        return Math.toIntExact(large(name));
    }

    private long large(String name) {
        return node.find(name)
                .filter(Tree.Num.class::isInstance)
                .map(number -> ((Tree.Num) number).value().longValueExact())
                .orElseThrow(() -> missing(name));
    }

    <T> List<T> list(String name, Function<PlanTreeReader, T> read) {
        Tree.Seq seq = node.find(name)
                .filter(Tree.Seq.class::isInstance)
                .map(Tree.Seq.class::cast)
                .orElseThrow(() -> missing(name));
        return seq.items().stream()
                .map(item -> {
                    if (item instanceof Tree.Node member) {
                        return read.apply(new PlanTreeReader(member));
                    }
                    throw missing(name);
                })
                .toList();
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("%s is missing or of another kind".formatted(name));
    }
}
