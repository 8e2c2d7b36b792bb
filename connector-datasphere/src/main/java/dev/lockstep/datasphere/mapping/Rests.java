package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rests of an asset and its parts: of each original, what {@link CsnWriter} does not give back from what the model spells out. So nothing is
 * lost and nothing is said twice, whatever the mapper makes of the original.
 */
final class Rests {
    private final Tree.Node definition;
    private final Tree.Node elements;
    private final Optional<Tree> layer;
    private final Tree.Node layerNode;
    private final CsnDocument document;

    /** @param elements of the definition and of what it includes */
    Rests(Definition definition, Tree.Node elements) {
        this.definition = definition.node();
        this.elements = elements;
        this.layer = definition.businessLayer();
        this.layerNode =
                layer.flatMap(BusinessLayer::of).map(BusinessLayer::node).orElseGet(Tree.Node::empty);
        this.document = definition.origin();
    }

    /** @param asset without rests but for hierarchies, which hold their originals, and for the keys of dimensions */
    Asset fill(Asset asset) {
        Asset parts = asset.toBuilder()
                .columns(columns(asset))
                .associations(associations(asset))
                .semantics(semantics(asset))
                .build();
        return parts.toBuilder().rest(rest(parts)).build();
    }

    private List<Column> columns(Asset asset) {
        ElementWriter writer = new ElementWriter(asset);
        return asset.columns().stream()
                .map(column -> column.toBuilder()
                        .rest(Residue.of(original(elements, column.name()), writer.write(column)))
                        .build())
                .toList();
    }

    private List<Association> associations(Asset asset) {
        ElementWriter writer = new ElementWriter(asset);
        return asset.associations().stream()
                .map(link -> new Association(
                        link.name(),
                        link.label(),
                        link.target(),
                        link.kind(),
                        link.joins(),
                        link.condition(),
                        link.cardinality(),
                        Residue.of(original(elements, link.name()), writer.write(link))))
                .toList();
    }

    private Semantics semantics(Asset asset) {
        Semantics semantics = asset.semantics();
        boolean model = asset.kind() == AssetKind.ANALYTIC_MODEL;
        LayerWriter writer = new LayerWriter(asset);
        return new Semantics(
                semantics.usage(),
                semantics.representativeKey(),
                dimensions(semantics, writer),
                model
                        ? semantics.measures().stream()
                                .map(measure -> measure(measure, writer))
                                .toList()
                        : semantics.measures(),
                semantics.hierarchies().stream()
                        .map(hierarchy -> hierarchy(asset, hierarchy))
                        .toList(),
                semantics.variables().stream()
                        .map(variable -> variable(asset, variable, writer))
                        .toList(),
                semantics.accessControls(),
                semantics.exposed(),
                semantics.deltaCapture());
    }

    private List<Dimension> dimensions(Semantics semantics, LayerWriter writer) {
        Tree.Node sources = child(child(layerNode, "sourceModel"), "dimensionSources");
        List<Dimension> dimensions = new ArrayList<>();
        int place = 0;
        for (Dimension dimension : semantics.dimensions()) {
            boolean source = !Dimensions.isFactAttribute(dimension);
            dimensions.add(source ? dimension(dimension, place++, sources, writer) : dimension);
        }
        return dimensions;
    }

    private static Dimension dimension(Dimension dimension, int place, Tree.Node sources, LayerWriter writer) {
        String key = Dimensions.key(dimension, place);
        Tree.Node rest = Residue.of(original(sources, key), writer.write(dimension, key));
        return new Dimension(
                dimension.name(),
                dimension.label(),
                dimension.source(),
                dimension.keyColumn(),
                dimension.attributes(),
                key.equals(Integer.toString(place)) ? rest : Residue.with(rest, Dimensions.SOURCE_KEY, Tree.text(key)));
    }

    private Measure measure(Measure measure, LayerWriter writer) {
        Optional<Tree> original = child(layerNode, "measures").find(measure.name());
        return new Measure(
                measure.name(),
                measure.label(),
                measure.kind(),
                measure.source(),
                measure.aggregation(),
                measure.exceptionAggregation(),
                measure.formula(),
                measure.currencyColumn(),
                measure.unitColumn(),
                measure.auxiliary(),
                original.map(tree -> Residue.of(tree, writer.write(measure))).orElseGet(Tree.Node::empty));
    }

    private static Hierarchy hierarchy(Asset asset, Hierarchy hierarchy) {
        return new Hierarchy(
                hierarchy.name(),
                hierarchy.label(),
                hierarchy.kind(),
                hierarchy.levels(),
                hierarchy.parent(),
                hierarchy.child(),
                hierarchy.directory(),
                Residue.of(
                        hierarchy.rest(),
                        Hierarchies.write(hierarchy, asset.id().name())));
    }

    /** A model's variable has two originals; whether it has only one of them, the asset's rest says. */
    private Variable variable(Asset asset, Variable variable, LayerWriter writer) {
        Tree.Node param = child(definition, "params")
                .find(variable.name())
                .map(tree -> Residue.of(tree, parameter(asset, variable)))
                .orElseGet(Tree.Node::empty);
        Tree.Node rest = param;
        if (asset.kind() == AssetKind.ANALYTIC_MODEL) {
            Tree.Node own = child(layerNode, "variables")
                    .find(variable.name())
                    .map(tree -> Residue.of(tree, writer.write(variable)))
                    .orElseGet(Tree.Node::empty);
            rest = param.isEmpty() ? own : Residue.with(own, Variables.PARAMETER, param);
        }
        return new Variable(
                variable.name(),
                variable.label(),
                variable.kind(),
                variable.type(),
                variable.column(),
                variable.selection(),
                variable.multiple(),
                variable.mandatory(),
                variable.defaultValue(),
                rest);
    }

    private static Tree.Node parameter(Asset asset, Variable variable) {
        return Variables.isWritten(asset, variable) ? Variables.parameter(asset, variable) : Tree.Node.empty();
    }

    private Tree.Node rest(Asset parts) {
        Tree.Node original = new Whole(definition, layer).join();
        Tree.Node residue = withoutQuery(
                parts, Residue.of(original, CsnWriter.rendered(parts).join()));
        residue = ElementOrder.add(residue, parts, definition);
        Tree.Node used = new Translations(document).used(original);
        Tree.Node said = Placeholders.of(parts, new Whole(definition, layer));
        Tree.Node unsaid = Residue.of(Translations.turned(used), Translations.turned(said));
        return unsaid.isEmpty() ? residue : Residue.with(residue, CsnWriter.TEXTS, unsaid);
    }

    /** A query that the writer would make itself is not kept; where it would make one and there is none, that is said. */
    private Tree.Node withoutQuery(Asset parts, Tree.Node residue) {
        Optional<Tree> made = QueryWriter.write(parts);
        if (made.isPresent()
                && made.equals(definition.find(QueryWriter.QUERY))
                && QueryWriter.isOnlyQuery(definition)) {
            Map<String, Tree> members = new LinkedHashMap<>(residue.members());
            members.remove(QueryWriter.QUERY);
            return new Tree.Node(members);
        }
        return made.isPresent() && !QueryWriter.isIn(definition)
                ? Residue.with(residue, QueryWriter.NONE, Tree.bool(true))
                : residue;
    }

    private static Tree original(Tree.Node parent, String name) {
        return parent.find(name).orElseGet(Tree.Node::empty);
    }

    private static Tree.Node child(Tree.Node parent, String name) {
        return parent.findNode(name).orElseGet(Tree.Node::empty);
    }
}
