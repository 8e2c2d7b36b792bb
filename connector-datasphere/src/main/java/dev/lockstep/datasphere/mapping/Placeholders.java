package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the placeholders in a written definition stand for: language to key to text, as the section {@code i18n} has it. */
final class Placeholders {
    private final SortedMap<String, SortedMap<String, Tree>> texts = new TreeMap<>();

    private Placeholders() {}

    /** The texts that the model holds. @param whole the written definition */
    static Tree.Node of(Asset asset, Whole whole) {
        Placeholders found = new Placeholders();
        Tree.Node definition = whole.definition();
        found.add(definition, Labels.SHORT, asset.label());
        found.add(definition, Labels.LONG, asset.description());
        Tree.Node elements = child(definition, "elements");
        asset.columns().forEach(column -> {
            found.add(child(elements, column.name()), Labels.SHORT, column.label());
            found.add(child(elements, column.name()), Labels.LONG, column.description());
        });
        asset.associations().forEach(link -> found.add(child(elements, link.name()), Labels.SHORT, link.label()));
        Tree.Node params = child(definition, "params");
        asset.semantics()
                .variables()
                .forEach(variable -> found.add(child(params, variable.name()), Labels.SHORT, variable.label()));
        found.addHierarchies(asset, definition);
        if (asset.kind() == AssetKind.ANALYTIC_MODEL && whole.layer().orElse(null) instanceof Tree.Node layer) {
            found.addLayer(asset, layer);
        }
        return found.tree();
    }

    private void addHierarchies(Asset asset, Tree.Node definition) {
        Map<String, Integer> places = new TreeMap<>();
        asset.semantics().hierarchies().forEach(hierarchy -> {
            String annotation = Hierarchies.annotation(hierarchy.kind());
            int place = places.merge(annotation, 1, Integer::sum) - 1;
            if (definition.find(annotation).orElse(null) instanceof Tree.Seq items
                    && place < items.items().size()
                    && items.items().get(place) instanceof Tree.Node item) {
                add(item, List.of("label"), hierarchy.label());
            }
        });
    }

    private void addLayer(Asset asset, Tree.Node layer) {
        List<String> text = List.of("text");
        Tree.Node measures = child(layer, "measures");
        asset.semantics().measures().forEach(measure -> add(child(measures, measure.name()), text, measure.label()));
        Tree.Node variables = child(layer, "variables");
        asset.semantics()
                .variables()
                .forEach(variable -> add(child(variables, variable.name()), text, variable.label()));
        Tree.Node sources = child(child(layer, "sourceModel"), "dimensionSources");
        int place = 0;
        for (var dimension : asset.semantics().dimensions()) {
            if (!Dimensions.isFactAttribute(dimension)) {
                add(child(sources, Dimensions.key(dimension, place++)), text, dimension.label());
            }
        }
    }

    private void add(Tree.Node written, List<String> names, Texts modelled) {
        Optional<String> text = Labels.written(written, names);
        Optional<String> key = text.flatMap(Translations::key);
        if (key.isPresent() && !modelled.equals(Texts.of(text.get()))) {
            modelled.byLanguage().forEach((language, value) -> texts.computeIfAbsent(language, any -> new TreeMap<>())
                    .putIfAbsent(key.get(), Tree.text(value)));
        }
    }

    private Tree.Node tree() {
        Map<String, Tree> languages = new LinkedHashMap<>();
        texts.forEach((language, keys) -> languages.put(language, new Tree.Node(keys)));
        return new Tree.Node(languages);
    }

    private static Tree.Node child(Tree.Node parent, String name) {
        return parent.findNode(name).orElseGet(Tree.Node::empty);
    }
}
