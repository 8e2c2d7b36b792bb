package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Tree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Columns and associations as elements, from what the model spells out; the reverse of {@link Columns} and {@link Associations}. Elements of
 * analytic models have no type, and what their columns are for stands in the analytic half.
 */
final class ElementWriter {
    private final Asset asset;
    private final boolean model;
    private final Map<String, Measure.Kind> measures = new LinkedHashMap<>();
    private final Set<String> referred = new HashSet<>();

    ElementWriter(Asset asset) {
        this.asset = asset;
        this.model = asset.kind() == AssetKind.ANALYTIC_MODEL;
        asset.semantics().measures().forEach(measure -> measures.put(measure.name(), measure.kind()));
        for (Column column : asset.columns()) {
            column.currencyColumn().ifPresent(referred::add);
            column.unitColumn().ifPresent(referred::add);
        }
    }

    /** All but the rest. */
    Tree.Node write(Column column) {
        Map<String, Tree> element = new LinkedHashMap<>();
        text(column.label(), column.name() + "/label").ifPresent(label -> element.put(Labels.LABEL, label));
        text(column.description(), column.name() + "/description")
                .ifPresent(text -> element.put(Labels.QUICK_INFO, text));
        if (!model) {
            element.putAll(TypeWriter.write(column.type(), column.nativeType()));
        }
        if (column.keyPosition().isPresent()) {
            element.put("key", Tree.bool(true));
        }
        if (!column.nullable()) {
            element.put("notNull", Tree.bool(true));
        }
        column.defaultValue().ifPresent(value -> element.put("default", value));
        role(column).forEach(element::put);
        column.aggregation()
                .ifPresent(
                        value -> element.put(Aggregations.DEFAULT, Notation.writeConstant(Aggregations.name(value))));
        column.exceptionAggregation().ifPresent(value -> element.put(Aggregations.EXCEPTION, step(value)));
        links(column).forEach((name, target) -> element.put(name, Notation.writeReference(target)));
        if (!column.textColumns().isEmpty()) {
            element.put("@ObjectModel.text.element", Notation.writeReferences(column.textColumns()));
        }
        if (column.hidden()) {
            element.put("@Consumption.hidden", Tree.bool(true));
        }
        column.tags().forEach(tag -> element.put(Tags.annotation(tag), Tree.bool(true)));
        return new Tree.Node(element);
    }

    /** All but the rest. */
    Tree.Node write(Association association) {
        Map<String, Tree> element = new LinkedHashMap<>();
        element.put("type", Tree.text(Associations.typeName(association.kind())));
        text(association.label(), association.name() + "/label").ifPresent(label -> element.put(Labels.LABEL, label));
        element.put("target", Tree.text(nameOf(association.target())));
        association.cardinality().ifPresent(value -> element.put("cardinality", cardinality(value)));
        if (!association.joins().isEmpty()) {
            element.put("on", Conditions.on(association.name(), association.joins()));
        } else {
            association.condition().ifPresent(condition -> element.put("on", condition));
        }
        return new Tree.Node(element);
    }

    /** What a document of the asset's space calls another asset. */
    String nameOf(AssetRef ref) {
        return ref.container().equals(asset.id().container()) ? ref.name() : ref.container() + "." + ref.name();
    }

    private Optional<Tree> text(dev.lockstep.model.Texts texts, String place) {
        return TextWriter.write(texts, asset.id().name() + "/" + place);
    }

    private Map<String, Tree> role(Column column) {
        if (column.role() == ColumnRole.MEASURE) {
            return Map.of(Roles.MEASURE_TYPE, Notation.writeConstant(measureType(column.name())));
        }
        boolean elsewhere = model && (column.role() == ColumnRole.DIMENSION || referred.contains(column.name()));
        return elsewhere
                ? Map.of()
                : Roles.annotation(column.role())
                        .map(mark -> Map.of(mark, Tree.bool(true)))
                        .orElse(Map.of());
    }

    private String measureType(String column) {
        Measure.Kind kind = model ? measures.getOrDefault(column, Measure.Kind.BASE) : Measure.Kind.BASE;
        return switch (kind) {
            case RESTRICTED -> "RESTRICTION";
            case CALCULATED -> "CALCULATION";
            case BASE, COUNT_DISTINCT, NON_CUMULATIVE, CURRENCY_CONVERSION, UNIT_CONVERSION, OTHER -> "BASE";
        };
    }

    private static Map<String, String> links(Column column) {
        Map<String, String> links = new LinkedHashMap<>();
        column.currencyColumn().ifPresent(name -> links.put(Columns.CURRENCY, name));
        column.unitColumn().ifPresent(name -> links.put(Columns.UNIT, name));
        column.textAssociation().ifPresent(name -> links.put(Columns.TEXT_ASSOCIATION, name));
        column.foreignKeyAssociation().ifPresent(name -> links.put(Columns.FOREIGN_KEY, name));
        return links;
    }

    private static Tree step(ExceptionAggregation value) {
        Map<String, Tree> step = new LinkedHashMap<>();
        step.put(Aggregations.BEHAVIOR, Notation.writeConstant(value.kind()));
        step.put(
                Aggregations.ELEMENTS,
                Tree.seq(value.attributes().stream().map(Tree::text).toList()));
        return Tree.seq(List.of(new Tree.Node(step)));
    }

    private static Tree cardinality(Association.Cardinality value) {
        Map<String, Tree> parts = new LinkedHashMap<>();
        value.source().ifPresent(count -> parts.put("src", Associations.writeCount(count)));
        value.min().ifPresent(count -> parts.put("min", Associations.writeCount(count)));
        value.max().ifPresent(count -> parts.put("max", Associations.writeCount(count)));
        return new Tree.Node(parts);
    }
}
