package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The analytic half of a model in the form of version 1.7, from what the model spells out and the rests of its parts; the reverse of
 * {@link BusinessLayer} and its readers. Every source that no dimension stands for is a fact source, called as the document calls it.
 */
final class LayerWriter {
    private static final String ATTRIBUTE_PREFIX = "AnalyticModelAttributeType.";

    private final Asset asset;
    private final ElementWriter names;
    private final List<String> facts = new ArrayList<>();

    LayerWriter(Asset asset) {
        this.asset = asset;
        this.names = new ElementWriter(asset);
        Set<AssetRef> dimensions = new HashSet<>();
        asset.semantics().dimensions().forEach(dimension -> dimension.source().ifPresent(dimensions::add));
        asset.upstream().stream()
                .filter(ref -> !dimensions.contains(ref))
                .map(names::nameOf)
                .forEach(facts::add);
    }

    Tree.Node write() {
        Map<String, Tree> layer = new LinkedHashMap<>();
        layer.put("identifier", key(asset.id().name()));
        asset.label().any().filter(label -> !label.isEmpty()).ifPresent(label -> layer.put("text", Tree.text(label)));
        Map<String, Tree> sources = new LinkedHashMap<>();
        sources.put("factSources", factSources());
        sources.put("dimensionSources", dimensionSources());
        layer.put("sourceModel", new Tree.Node(sources));
        layer.put("attributes", attributes());
        layer.put("measures", measures());
        layer.put("variables", variables());
        return new Tree.Node(layer);
    }

    /** Name of the only fact source, or of the first one. */
    Optional<String> fact() {
        return facts.stream().findFirst();
    }

    private Tree factSources() {
        Map<String, Tree> sources = new LinkedHashMap<>();
        for (String fact : facts) {
            Map<String, Tree> source = new LinkedHashMap<>();
            source.put("text", Tree.text(fact));
            source.put("dataEntity", key(fact));
            sources.put(fact, new Tree.Node(source));
        }
        return new Tree.Node(sources);
    }

    private Tree dimensionSources() {
        Map<String, Tree> sources = new LinkedHashMap<>();
        for (Dimension dimension : asset.semantics().dimensions()) {
            if (!Dimensions.isFactAttribute(dimension)) {
                String key = Dimensions.key(dimension, sources.size());
                sources.put(key, Residue.merge(write(dimension, key), dimension.rest()));
            }
        }
        return new Tree.Node(sources);
    }

    /** All but the rest. */
    Tree.Node write(Dimension dimension, String key) {
        Map<String, Tree> source = new LinkedHashMap<>();
        text(dimension.label(), "dimensions/" + key).ifPresent(label -> source.put("text", label));
        dimension.source().ifPresent(ref -> source.put("dataEntity", key(names.nameOf(ref))));
        return new Tree.Node(source);
    }

    private Tree attributes() {
        Map<String, String> keyColumns = new LinkedHashMap<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Set<String> own = new HashSet<>();
        int sources = 0;
        for (Dimension dimension : asset.semantics().dimensions()) {
            if (Dimensions.isFactAttribute(dimension)) {
                own.add(dimension.name());
            } else {
                String key = Dimensions.key(dimension, sources++);
                dimension.keyColumn().ifPresent(column -> keyColumns.putIfAbsent(column, key));
                dimension.attributes().forEach(column -> attributes.put(column, key));
            }
        }
        Map<String, Tree> written = new LinkedHashMap<>();
        for (Column column : asset.columns()) {
            String name = column.name();
            if (attributes.containsKey(name) || column.role() == ColumnRole.ATTRIBUTE) {
                written.put(name, attribute(column, attributes.getOrDefault(name, "")));
            } else if (keyColumns.containsKey(name) || own.contains(name) || column.role() == ColumnRole.DIMENSION) {
                written.put(name, factAttribute(column, Optional.ofNullable(keyColumns.get(name))));
            }
        }
        return new Tree.Node(written);
    }

    private Tree attribute(Column column, String sourceKey) {
        Map<String, Tree> attribute = new LinkedHashMap<>();
        attribute.put("attributeType", Tree.text(ATTRIBUTE_PREFIX + "DimensionSourceAttribute"));
        attribute.put("sourceKey", Tree.text(sourceKey));
        attribute.put("key", Tree.text(column.name()));
        plain(column.label()).ifPresent(label -> attribute.put("text", label));
        return new Tree.Node(attribute);
    }

    private Tree factAttribute(Column column, Optional<String> dimensionKey) {
        Map<String, Tree> attribute = new LinkedHashMap<>();
        attribute.put("attributeType", Tree.text(ATTRIBUTE_PREFIX + "FactSourceAttribute"));
        fact().ifPresent(fact -> attribute.put("attributeMapping", mapping(fact, column.name())));
        plain(column.label()).ifPresent(label -> attribute.put("text", label));
        dimensionKey.ifPresent(key -> attribute.put("usedForDimensionSourceKey", Tree.text(key)));
        return new Tree.Node(attribute);
    }

    private Tree measures() {
        Map<String, Tree> measures = new LinkedHashMap<>();
        asset.semantics()
                .measures()
                .forEach(measure -> measures.put(measure.name(), Residue.merge(write(measure), measure.rest())));
        return new Tree.Node(measures);
    }

    /** All but the rest. */
    Tree.Node write(Measure measure) {
        Map<String, Tree> members = new LinkedHashMap<>();
        Measures.typeName(measure.kind()).ifPresent(type -> members.put("measureType", Tree.text(type)));
        measure.source().ifPresent(source -> {
            if (measure.kind() != Measure.Kind.BASE) {
                members.put("key", Tree.text(source));
            } else if (fact().isPresent()) {
                members.put("measureMapping", mapping(fact().get(), source));
            }
        });
        text(measure.label(), "measures/" + measure.name()).ifPresent(label -> members.put("text", label));
        members.put("isAuxiliary", Tree.bool(measure.auxiliary()));
        measure.formula().ifPresent(formula -> members.put("formulaRaw", Tree.text(formula)));
        measure.exceptionAggregation()
                .filter(value -> !columnHas(measure.name(), value))
                .ifPresent(value -> members.put("exceptionAggregation", Measures.write(value)));
        return new Tree.Node(members);
    }

    private boolean columnHas(String name, dev.lockstep.model.ExceptionAggregation value) {
        return asset.columns().stream()
                .anyMatch(column -> column.name().equals(name)
                        && column.exceptionAggregation().equals(Optional.of(value)));
    }

    private Tree variables() {
        Map<String, Tree> variables = new LinkedHashMap<>();
        asset.semantics()
                .variables()
                .forEach(variable -> variables.put(variable.name(), Residue.merge(write(variable), variable.rest())));
        return new Tree.Node(variables);
    }

    /** All but the rest. */
    Tree.Node write(Variable variable) {
        Map<String, Tree> members = Variables.write(variable);
        text(variable.label(), "variables/" + variable.name()).ifPresent(label -> members.put("text", label));
        return new Tree.Node(members);
    }

    private Optional<Tree> text(Texts texts, String place) {
        return TextWriter.write(texts, asset.id().name() + "/" + place);
    }

    /** The text, when there is one without a language; the column itself has the others. */
    private static Optional<Tree> plain(Texts texts) {
        return texts.byLanguage().keySet().equals(Set.of(Texts.UNKNOWN_LANGUAGE))
                ? texts.any().map(Tree::text)
                : Optional.empty();
    }

    private static Tree mapping(String fact, String element) {
        return new Tree.Node(Map.of(fact, key(element)));
    }

    private static Tree key(String name) {
        return new Tree.Node(Map.of("key", Tree.text(name)));
    }
}
