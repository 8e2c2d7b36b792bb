package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Measure.Kind;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures of analytic models, from their analytic half, and of facts and views, from their columns. */
final class Measures {
    private static final String PREFIX = "AnalyticModelMeasureType.";

    /** Names that exports use for a kind. */
    private static final Map<Kind, String> NAMES = Map.of(
            Kind.BASE, "FactSourceMeasure",
            Kind.RESTRICTED, "RestrictedMeasure",
            Kind.CALCULATED, "CalculatedMeasure",
            Kind.COUNT_DISTINCT, "CountDistinctMeasure",
            Kind.CURRENCY_CONVERSION, "CurrencyConversionMeasure",
            Kind.UNIT_CONVERSION, "UnitConversionMeasure",
            Kind.NON_CUMULATIVE, "NonCumulativeMeasure");

    private final CsnSpace space;
    private final Map<String, Column> columns;
    private final BusinessLayer layer;
    private final Labels labels;
    private final LossLog losses;

    Measures(CsnSpace space, List<Column> columns, BusinessLayer layer, Labels labels, LossLog losses) {
        this.space = space;
        this.columns = new LinkedHashMap<>();
        columns.forEach(column -> this.columns.put(column.name(), column));
        this.layer = layer;
        this.labels = labels;
        this.losses = losses;
    }

    /** Every measure column of an entity without an analytic half. */
    static List<Measure> ofColumns(List<Column> columns) {
        return columns.stream()
                .filter(column -> column.role() == ColumnRole.MEASURE)
                .map(column -> new Measure(
                        column.name(),
                        column.label(),
                        Kind.BASE,
                        Optional.of(column.name()),
                        column.aggregation(),
                        column.exceptionAggregation(),
                        Optional.empty(),
                        column.currencyColumn(),
                        column.unitColumn(),
                        column.hidden(),
                        Tree.Node.empty()))
                .toList();
    }

    /** By the last part of {@code measureType}: exports write two prefixes, and newer kinds carry longer names. */
    static Kind kind(Tree.Node measure) {
        String type = measure.findText("measureType").map(Notation::suffix).orElse("");
        for (Map.Entry<Kind, String> name : NAMES.entrySet()) {
            if (type.equals(name.getValue()) || type.concat("Measure").equals(name.getValue())) {
                return name.getKey();
            }
        }
        return Kind.OTHER;
    }

    /** The usual name of a kind; none for what is not known. */
    static Optional<String> typeName(Kind kind) {
        return Optional.ofNullable(NAMES.get(kind)).map(PREFIX::concat);
    }

    static Tree write(ExceptionAggregation value) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("type", Tree.text(value.kind()));
        members.put(
                "attributes",
                Tree.seq(value.attributes().stream().map(Tree::text).toList()));
        return new Tree.Node(members);
    }

    /** All that are objects, in order. */
    List<Measure> map() {
        List<Measure> measures = new ArrayList<>();
        layer.measures().members().forEach((name, tree) -> {
            if (!name.isEmpty() && tree instanceof Tree.Node node) {
                measures.add(map(name, new Members(node)));
            } else {
                losses.degraded("semantics/measures/" + name, "the measure has no name or is no object");
            }
        });
        return measures;
    }

    private Measure map(String name, Members members) {
        Kind kind = kind(members.node());
        if (kind == Kind.OTHER) {
            losses.note("semantics/measures/" + name + "/kind", "the type of the measure is not known");
        }
        return new Measure(
                name,
                label(name, members),
                kind,
                source(kind, members),
                aggregation(name, new HashSet<>()),
                exceptionAggregation(name, members),
                formula(members),
                unit(name, Column::currencyColumn, "@Semantics.amount.currencyCode"),
                unit(name, Column::unitColumn, "@Semantics.quantity.unitOfMeasure"),
                members.takeFlag("isAuxiliary"),
                Tree.Node.empty());
    }

    /** The label of the column, which may be in several languages, else the text of the analytic half. */
    private Texts label(String name, Members members) {
        return Optional.ofNullable(columns.get(name))
                .map(Column::label)
                .filter(label -> !label.isEmpty())
                .orElseGet(() -> labels.text(members.node(), "text"));
    }

    private Optional<String> source(Kind kind, Members members) {
        if (kind == Kind.BASE) {
            return layer.origin(members.node(), "measureMapping").map(BusinessLayer.Origin::element);
        }
        return members.take("key", Notation::filledText);
    }

    private static Optional<String> formula(Members members) {
        return members.take("formulaRaw", Notation::filledText)
                .or(() -> members.find("formula").flatMap(Notation::filledText));
    }

    /** What the column says, else what the fact's column says, else that of the measure it is built on. */
    private Optional<Aggregation> aggregation(String name, Set<String> seen) {
        Optional<Aggregation> own = Optional.ofNullable(columns.get(name)).flatMap(Column::aggregation);
        Optional<Tree.Node> measure = layer.measure(name);
        if (own.isPresent() || measure.isEmpty() || !seen.add(name)) {
            return own;
        }
        return switch (kind(measure.get())) {
            case BASE -> factColumn(name).flatMap(Aggregations::find);
            case CALCULATED -> Optional.of(Aggregation.FORMULA);
            case COUNT_DISTINCT -> Optional.of(Aggregation.COUNT_DISTINCT);
            case RESTRICTED, CURRENCY_CONVERSION, UNIT_CONVERSION, NON_CUMULATIVE ->
                measure.get().findText("key").flatMap(base -> aggregation(base, seen));
            case OTHER -> Optional.empty();
        };
    }

    private Optional<ExceptionAggregation> exceptionAggregation(String name, Members members) {
        Optional<ExceptionAggregation> own =
                members.find("exceptionAggregation").flatMap(Measures::exceptionAggregation);
        return own.isPresent() ? own : Optional.ofNullable(columns.get(name)).flatMap(Column::exceptionAggregation);
    }

    private static Optional<ExceptionAggregation> exceptionAggregation(Tree tree) {
        return tree instanceof Tree.Node node
                ? node.find("type")
                        .flatMap(Notation::constant)
                        .map(Notation::suffix)
                        .filter(kind -> !kind.isEmpty())
                        .flatMap(kind -> node.find("attributes")
                                .flatMap(Notation::references)
                                .map(names -> new ExceptionAggregation(kind, names)))
                : Optional.empty();
    }

    /** What the model's column says, else the model's column for the one the fact's column refers to. */
    private Optional<String> unit(
            String name, java.util.function.Function<Column, Optional<String>> own, String annotation) {
        Optional<String> said = Optional.ofNullable(columns.get(name)).flatMap(own);
        return said.isPresent()
                ? said
                : factColumn(name)
                        .flatMap(element -> element.find(annotation))
                        .flatMap(Notation::reference)
                        .flatMap(this::columnFor);
    }

    /** The column of the model that is taken from the fact's column {@code element}. */
    private Optional<String> columnFor(String element) {
        return layer.attributes().members().keySet().stream()
                .filter(columns::containsKey)
                .filter(name -> layer.origin(name)
                        .filter(origin -> origin.element().equals(element))
                        .isPresent())
                .findFirst()
                .or(() -> Optional.of(element).filter(columns::containsKey));
    }

    private Optional<Tree.Node> factColumn(String measure) {
        return layer.measure(measure)
                .filter(node -> kind(node) == Kind.BASE)
                .flatMap(node -> layer.origin(node, "measureMapping"))
                .flatMap(origin -> space.find(origin.entity())
                        .flatMap(entity -> Elements.of(space, entity).findNode(origin.element())));
    }
}
