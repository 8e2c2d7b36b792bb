package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Association;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.spi.Finding;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the facts of a definition. {@code facts = kept() + count(REPORTED)} as long as {@code count(LOST)} is 0, which it is.
 *
 * @param fates in the order of the document
 */
public record Fidelity(List<FactFate> fates) {
    /**
     * MODELLED: the model says it. REST: it is kept verbatim beside the model. REPORTED: the definition is no asset, and the finding says why.
     * LOST: none of these; a defect.
     */
    public enum Fate {
        MODELLED,
        REST,
        REPORTED,
        LOST
    }

    /** One fact and its fate. */
    public record FactFate(CsnFacts.Fact fact, Fate fate) {}

    public Fidelity {
        fates = List.copyOf(fates);
    }

    /** @param finding what {@link CsnMapper} made of the definition {@code name} of {@code document} */
    public static Fidelity of(CsnDocument document, String name, Finding finding) {
        Tree source = source(document, name);
        List<CsnFacts.Fact> facts = CsnFacts.of(source);
        if (!(finding instanceof Finding.Found found)) {
            return new Fidelity(facts.stream()
                    .map(fact -> new FactFate(fact, Fate.REPORTED))
                    .toList());
        }
        Tree written = written(found.asset());
        Tree modelled = written(withoutRests(found.asset()));
        return new Fidelity(facts.stream()
                .map(fact -> new FactFate(fact, fate(fact, written, modelled)))
                .toList());
    }

    public int count(Fate fate) {
        return (int) fates.stream().filter(each -> each.fate() == fate).count();
    }

    /** Facts that the asset gives back. */
    public int kept() {
        return count(Fate.MODELLED) + count(Fate.REST);
    }

    /** All counts, every fate among them. */
    public Map<Fate, Integer> counts() {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            counts.put(fate, count(fate));
        }
        return counts;
    }

    private static Fate fate(CsnFacts.Fact fact, Tree written, Tree modelled) {
        Optional<Tree> value = Optional.of(fact.value());
        if (!value.equals(CsnFacts.find(written, fact.path()))) {
            return Fate.LOST;
        }
        return value.equals(CsnFacts.find(modelled, fact.path())) ? Fate.MODELLED : Fate.REST;
    }

    /** The definition with its analytic half and the texts it refers to. */
    static Tree.Node source(CsnDocument document, String name) {
        Tree definition = document.definitions().find(name).orElseGet(Tree.Node::empty);
        Map<String, Tree> root = new LinkedHashMap<>();
        root.put("definition", definition);
        document.businessLayer(name).ifPresent(layer -> root.put(Whole.LAYER, layer));
        Tree.Node texts = new Translations(document).used(new Tree.Node(root));
        if (!texts.isEmpty()) {
            root.put("i18n", texts);
        }
        return new Tree.Node(root);
    }

    /** The same of what the writer makes of an asset. */
    static Tree.Node written(Asset asset) {
        Whole whole = CsnWriter.written(asset);
        Map<String, Tree> root = new LinkedHashMap<>();
        root.put("definition", whole.definition());
        whole.layer().ifPresent(layer -> root.put(Whole.LAYER, layer));
        Tree.Node texts = CsnWriter.texts(asset, whole);
        if (!texts.isEmpty()) {
            root.put("i18n", texts);
        }
        return new Tree.Node(root);
    }

    private static Asset withoutRests(Asset asset) {
        Tree.Node none = Tree.Node.empty();
        Semantics is = asset.semantics();
        Semantics semantics = new Semantics(
                is.usage(),
                is.representativeKey(),
                is.dimensions().stream()
                        .map(of -> new Dimension(
                                of.name(), of.label(), of.source(), of.keyColumn(), of.attributes(), none))
                        .toList(),
                is.measures().stream().map(Fidelity::withoutRest).toList(),
                is.hierarchies().stream().map(Fidelity::withoutRest).toList(),
                is.variables().stream().map(Fidelity::withoutRest).toList(),
                is.accessControls(),
                is.exposed(),
                is.deltaCapture());
        return asset.toBuilder()
                .columns(asset.columns().stream()
                        .map(column -> column.toBuilder().rest(none).build())
                        .toList())
                .associations(
                        asset.associations().stream().map(Fidelity::withoutRest).toList())
                .semantics(semantics)
                .rest(none)
                .build();
    }

    private static Measure withoutRest(Measure of) {
        return new Measure(
                of.name(),
                of.label(),
                of.kind(),
                of.source(),
                of.aggregation(),
                of.exceptionAggregation(),
                of.formula(),
                of.currencyColumn(),
                of.unitColumn(),
                of.auxiliary(),
                Tree.Node.empty());
    }

    private static Hierarchy withoutRest(Hierarchy of) {
        return new Hierarchy(
                of.name(),
                of.label(),
                of.kind(),
                of.levels(),
                of.parent(),
                of.child(),
                of.directory(),
                Tree.Node.empty());
    }

    private static Variable withoutRest(Variable of) {
        return new Variable(
                of.name(),
                of.label(),
                of.kind(),
                of.type(),
                of.column(),
                of.selection(),
                of.multiple(),
                of.mandatory(),
                of.defaultValue(),
                Tree.Node.empty());
    }

    private static Association withoutRest(Association of) {
        return new Association(
                of.name(),
                of.label(),
                of.target(),
                of.kind(),
                of.joins(),
                of.condition(),
                of.cardinality(),
                Tree.Node.empty());
    }
}
