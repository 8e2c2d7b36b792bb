package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The analytic half of a model, of any version from 1.2.0 to 1.7: source keys that are numbers or names, measures with {@code sourceKey} and
 * {@code key} or with {@code measureMapping}. Wrong shapes are as if they were not there.
 */
record BusinessLayer(Tree.Node node) {
    /** An element of a source entity, by the entity's name in the document. */
    record Origin(String entity, String element) {}

    static Optional<BusinessLayer> of(Tree tree) {
        return tree instanceof Tree.Node node ? Optional.of(new BusinessLayer(node)) : Optional.empty();
    }

    Tree.Node measures() {
        return child(node, "measures");
    }

    Tree.Node attributes() {
        return child(node, "attributes");
    }

    Tree.Node variables() {
        return child(node, "variables");
    }

    Tree.Node dimensionSources() {
        return child(child(node, "sourceModel"), "dimensionSources");
    }

    Tree.Node factSources() {
        return child(child(node, "sourceModel"), "factSources");
    }

    Optional<Tree.Node> measure(String name) {
        return measures().findNode(name);
    }

    /** Name of the entity behind a source. */
    static Optional<String> entity(Tree source) {
        return source instanceof Tree.Node node
                ? child(node, "dataEntity").findText("key").filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    /** Where an attribute or a fact measure comes from. */
    Optional<Origin> origin(String column) {
        Optional<Tree.Node> attribute = attributes().findNode(column);
        return attribute.isPresent()
                ? attribute.flatMap(found -> origin(found, "attributeMapping"))
                : measure(column).flatMap(found -> origin(found, "measureMapping"));
    }

    /** Where an item with a mapping comes from. @param mapping name of the member that newer versions map with */
    Optional<Origin> origin(Tree.Node item, String mapping) {
        for (Map.Entry<String, Tree> mapped : child(item, mapping).members().entrySet()) {
            if (mapped.getValue() instanceof Tree.Node target) {
                return origin(List.of(factSources()), mapped.getKey(), target);
            }
        }
        List<Tree.Node> sources = item.findText("attributeType")
                        .filter(type -> type.endsWith("DimensionSourceAttribute"))
                        .isPresent()
                ? List.of(dimensionSources(), factSources())
                : List.of(factSources(), dimensionSources());
        return item.findText("sourceKey").flatMap(key -> origin(sources, key, item));
    }

    private static Optional<Origin> origin(List<Tree.Node> sources, String sourceKey, Tree.Node target) {
        Optional<String> entity = sources.stream()
                .flatMap(source -> source.find(sourceKey).flatMap(BusinessLayer::entity).stream())
                .findFirst();
        return entity.flatMap(name ->
                target.findText("key").filter(element -> !element.isEmpty()).map(element -> new Origin(name, element)));
    }

    private static Tree.Node child(Tree.Node parent, String name) {
        return parent.findNode(name).orElseGet(Tree.Node::empty);
    }
}
