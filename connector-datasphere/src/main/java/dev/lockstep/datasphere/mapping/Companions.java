package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Column;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Definitions that a document needs beside the object itself: contexts for the other spaces it refers to, the types its columns are derived
 * from, and, for an analytic model, the typed elements of its sources, since its own elements have no type.
 */
final class Companions {
    private final Asset asset;
    private final Tree.Node definition;
    private final ElementWriter names;
    private final Map<String, Map<String, Map<String, Tree>>> sources = new TreeMap<>();

    Companions(Asset asset, Tree.Node definition) {
        this.asset = asset;
        this.definition = definition;
        this.names = new ElementWriter(asset);
    }

    /** By name; contexts first. */
    Map<String, Tree> find() {
        Map<String, Tree> found = new LinkedHashMap<>();
        addContexts(found);
        addTypes(found);
        if (asset.kind() == AssetKind.ANALYTIC_MODEL) {
            addSources();
            sources.forEach((name, elements) -> found.putIfAbsent(name, source(elements)));
        }
        return found;
    }

    private void addContexts(Map<String, Tree> found) {
        Tree.Node elements = child(definition, "elements");
        asset.associations().forEach(association -> elements.findNode(association.name())
                .flatMap(element -> element.findText("target"))
                .ifPresent(written -> addContext(written, association.target(), found)));
        asset.upstream().forEach(ref -> addContext(names.nameOf(ref), ref, found));
        asset.semantics()
                .dimensions()
                .forEach(dimension -> dimension.source().ifPresent(ref -> addContext(names.nameOf(ref), ref, found)));
    }

    /** A context by the name that the reference uses, which may be another than the space's. */
    private void addContext(String written, AssetRef ref, Map<String, Tree> found) {
        String ending = "." + ref.name();
        if (!ref.container().equals(asset.id().container())
                && written.endsWith(ending)
                && written.length() > ending.length()) {
            Map<String, Tree> context = new LinkedHashMap<>();
            context.put("kind", Tree.text("context"));
            context.put("@DataWarehouse.space.name", Tree.text(ref.container()));
            context.put("@DataWarehouse.space.schema", Tree.text(ref.container()));
            found.putIfAbsent(written.substring(0, written.length() - ending.length()), new Tree.Node(context));
        }
    }

    private void addTypes(Map<String, Tree> found) {
        Tree.Node elements = child(definition, "elements");
        for (Column column : asset.columns()) {
            Optional<String> name = column.nativeType()
                    .filter(type -> !BuiltInTypes.isBuiltIn(type)
                            && !(column.type() instanceof dev.lockstep.model.DataType.Opaque));
            if (name.isPresent()) {
                Map<String, Tree> type = new LinkedHashMap<>();
                type.put("kind", Tree.text("type"));
                if (Labels.written(child(elements, column.name()), Labels.SHORT).isEmpty()) {
                    column.label().any().ifPresent(label -> type.put(Labels.LABEL, Tree.text(label)));
                }
                type.putAll(TypeWriter.write(column.type()));
                found.putIfAbsent(name.get(), new Tree.Node(type));
            }
        }
    }

    private void addSources() {
        Optional<Select> select = Select.of(definition);
        for (Column column : asset.columns()) {
            select.flatMap(query ->
                            query.column(column.name()).flatMap(Notation::path).flatMap(path -> place(query, path)))
                    .ifPresent(place -> element(place).putAll(TypeWriter.write(column.type())));
        }
        Optional<String> fact = new LayerWriter(asset).fact();
        for (Measure measure : asset.semantics().measures()) {
            if (measure.kind() == Measure.Kind.BASE && measure.source().isPresent() && fact.isPresent()) {
                describe(
                        measure,
                        element(new BusinessLayer.Origin(
                                fact.get(), measure.source().get())));
            }
        }
    }

    private void describe(Measure measure, Map<String, Tree> element) {
        measure.aggregation()
                .ifPresent(
                        value -> element.put(Aggregations.DEFAULT, Notation.writeConstant(Aggregations.name(value))));
        measure.currencyColumn().ifPresent(name -> element.put(Columns.CURRENCY, Notation.writeReference(name)));
        measure.unitColumn().ifPresent(name -> element.put(Columns.UNIT, Notation.writeReference(name)));
    }

    /** Where a column of the query comes from. */
    private Optional<BusinessLayer.Origin> place(Select query, List<String> path) {
        List<Select.Source> from = query.sources();
        String element = path.get(path.size() - 1);
        if (path.size() == 1) {
            return from.stream()
                    .filter(source -> source.path().size() == 1)
                    .map(source -> new BusinessLayer.Origin(source.path().get(0), element))
                    .findFirst();
        }
        Optional<String> entity = from.stream()
                .filter(source ->
                        source.alias().equals(path.get(0)) && source.path().size() == 1)
                .map(source -> source.path().get(0))
                .findFirst()
                .or(() -> query.mixinTarget(path.get(0)))
                .or(() -> child(child(definition, "elements"), path.get(0)).findText("target"));
        return path.size() == 2 ? entity.map(name -> new BusinessLayer.Origin(name, element)) : Optional.empty();
    }

    private Map<String, Tree> element(BusinessLayer.Origin place) {
        return sources.computeIfAbsent(place.entity(), any -> new LinkedHashMap<>())
                .computeIfAbsent(place.element(), any -> new LinkedHashMap<>());
    }

    private static Tree source(Map<String, Map<String, Tree>> elements) {
        Map<String, Tree> members = new LinkedHashMap<>();
        elements.forEach((name, element) -> members.put(name, new Tree.Node(element)));
        Map<String, Tree> entity = new LinkedHashMap<>();
        entity.put("kind", Tree.text("entity"));
        entity.put("@cds.persistence.exists", Tree.bool(true));
        entity.put("elements", new Tree.Node(members));
        return new Tree.Node(entity);
    }

    private static Tree.Node child(Tree.Node parent, String name) {
        return parent.findNode(name).orElseGet(Tree.Node::empty);
    }
}
