package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Semantics.Usage;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One definition as an asset. For one definition and one thread. */
final class AssetMapper {
    static final String EXPOSED = "@DataWarehouse.consumption.external";
    static final String REPRESENTATIVE_KEY = "@ObjectModel.representativeKey";
    static final String DELTA = "@DataWarehouse.delta";
    static final String PROTECTED = "@DataWarehouse.dataAccessControl.usage";

    private final AssetId id;
    private final AssetKind kind;
    private final Definition definition;
    private final CsnSpace space;
    private final TypeResolver types;
    private final LossLog losses;
    private final Labels labels;
    private final Members members;
    private final List<Column> columns = new ArrayList<>();
    private final List<Association> associations = new ArrayList<>();

    AssetMapper(AssetId id, AssetKind kind, Definition definition, CsnSpace space, TypeResolver types) {
        this.id = id;
        this.kind = kind;
        this.definition = definition;
        this.space = space;
        this.types = types;
        this.losses = new LossLog(id);
        this.labels = new Labels(new Translations(definition.origin()));
        this.members = new Members(definition.node());
    }

    Finding map() {
        Tree.Node elements = Elements.of(space, definition);
        mapElements(elements);
        if (columns.isEmpty()) {
            return new Finding.Failed(id, "The definition has no columns.", "Add columns in Datasphere and deploy it.");
        }
        Texts label = label();
        Texts description = labels.description(members);
        Optional<BusinessLayer> layer = layer();
        List<Column> finished =
                layer.map(found -> ModelColumns.finish(columns, found)).orElse(columns);
        Semantics semantics = semantics(finished, layer);
        definition
                .contradiction()
                .ifPresent(other -> losses.note(
                        "",
                        "%s defines it differently; %s counts"
                                .formatted(other, definition.origin().origin())));
        Asset asset = Asset.builder(id, kind)
                .label(label)
                .description(description)
                .columns(finished)
                .storage(Storages.of(definition.node()))
                .semantics(semantics)
                .stewardship(Stewardships.take(members))
                .associations(associations)
                .upstream(new Upstream(space).of(definition))
                .build();
        return new Finding.Found(new Rests(definition, elements).fill(asset), losses.losses());
    }

    /** Columns and associations; what can be neither stays in the rest. */
    private void mapElements(Tree.Node elements) {
        Map<String, Integer> keys = Keys.take(members, elements, losses);
        Columns columnMapper = new Columns(definition, space, types, labels, losses);
        Associations associationMapper = new Associations(space, labels, losses);
        elements.members().forEach((name, element) -> {
            if (element instanceof Tree.Node node && Associations.isAssociation(space, node)) {
                associationMapper.map(name, node).ifPresent(associations::add);
            } else if (name.isEmpty()) {
                losses.degraded("columns/", "an element has no name");
            } else if (element instanceof Tree.Node node) {
                columns.add(columnMapper.map(name, node, keys.getOrDefault(name, 0)));
            } else {
                columns.add(columnMapper.malformed(name));
            }
        });
        Optional<Tree> listed = members.find("elements");
        if (listed.isPresent() && !(listed.get() instanceof Tree.Node)) {
            losses.degraded("columns", "the elements are no object");
        } else if (listed.isEmpty()) {
            losses.note("columns", "the elements are not listed; they are taken from the query");
        }
    }

    /** The analytic half, for models only. */
    private Optional<BusinessLayer> layer() {
        Optional<BusinessLayer> layer = kind == AssetKind.ANALYTIC_MODEL
                ? definition.businessLayer().flatMap(BusinessLayer::of)
                : Optional.empty();
        if (kind == AssetKind.ANALYTIC_MODEL && layer.isEmpty()) {
            losses.degraded("semantics", "the document has no business layer definition for this analytic model");
        }
        return layer;
    }

    private Texts label() {
        Texts own = labels.label(members);
        return own.isEmpty()
                ? definition
                        .businessLayer()
                        .flatMap(BusinessLayer::of)
                        .flatMap(layer -> layer.node().find("text"))
                        .flatMap(Notation::filledText)
                        .map(Texts::of)
                        .orElse(own)
                : own;
    }

    private Semantics semantics(List<Column> finished, Optional<BusinessLayer> layer) {
        Usage usage = Usages.take(members, losses);
        Variables variables = new Variables(types, labels, losses);
        List<Hierarchy> hierarchies = new Hierarchies(labels, losses).take(members);
        return new Semantics(
                usage,
                Columns.reference(members, REPRESENTATIVE_KEY),
                layer.map(found -> new Dimensions(space, finished, found, labels, losses).map())
                        .orElseGet(List::of),
                layer.map(found -> new Measures(space, finished, found, labels, losses).map())
                        .orElseGet(() -> Measures.ofColumns(finished)),
                hierarchies,
                variables.take(members, layer.map(BusinessLayer::variables).orElseGet(Tree.Node::empty)),
                accessControls(),
                exposed(),
                members.find(DELTA).isPresent());
    }

    /** An analytic model is always exposed, unless it says otherwise. Source: SAP Datasphere, Expose for Consumption. */
    private boolean exposed() {
        return members.take(EXPOSED, Notation::flag).orElse(kind == AssetKind.ANALYTIC_MODEL);
    }

    /** Names only; the conditions stay in the rest. */
    private List<String> accessControls() {
        List<String> names = new ArrayList<>();
        if (members.find(PROTECTED).isPresent() && members.find(PROTECTED).get() instanceof Tree.Seq usages) {
            for (Tree usage : usages.items()) {
                if (usage instanceof Tree.Node node) {
                    node.findText("target").filter(target -> !target.isEmpty()).ifPresent(names::add);
                }
            }
        }
        if (names.isEmpty() && members.find(PROTECTED).isPresent()) {
            losses.degraded("semantics/accessControls", "the use of data access controls has an unknown form");
        }
        return names;
    }
}
