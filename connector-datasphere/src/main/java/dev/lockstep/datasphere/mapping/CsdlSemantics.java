package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the columns and annotations of an entity mean. Pure. */
final class CsdlSemantics {
    private final CsdlDocument document;
    private final CsdlEntity entity;
    private final CsdlAnnotations annotations;
    private final CsdlColumns columns;

    CsdlSemantics(CsdlDocument document, CsdlEntity entity, CsdlAnnotations annotations, CsdlColumns columns) {
        this.document = document;
        this.entity = entity;
        this.annotations = annotations;
        this.columns = columns;
    }

    Semantics of(AssetKind kind) {
        return new Semantics(
                usage(kind),
                Optional.empty(),
                kind == AssetKind.ANALYTIC_MODEL ? dimensions() : List.of(),
                measures(),
                hierarchies(),
                variables(),
                List.of(),
                true,
                false);
    }

    private Semantics.Usage usage(AssetKind kind) {
        if (kind == AssetKind.ANALYTIC_MODEL) {
            return Semantics.Usage.CUBE;
        }
        if (annotations.find("dimensionType").isPresent()) {
            return Semantics.Usage.DIMENSION;
        }
        return measures().isEmpty() ? Semantics.Usage.NONE : Semantics.Usage.FACT;
    }

    private List<Dimension> dimensions() {
        return columns.columns().stream()
                .filter(column -> column.role() == ColumnRole.DIMENSION)
                .map(column -> new Dimension(
                        column.name(),
                        column.label(),
                        Optional.empty(),
                        Optional.of(column.name()),
                        List.of(),
                        Tree.Node.empty()))
                .toList();
    }

    /** CSDL does not tell how a measure comes about. */
    private List<Measure> measures() {
        return columns.columns().stream()
                .filter(column -> column.role() == ColumnRole.MEASURE)
                .map(CsdlSemantics::measure)
                .toList();
    }

    private static Measure measure(Column column) {
        return new Measure(
                column.name(),
                column.label(),
                Measure.Kind.OTHER,
                Optional.empty(),
                column.aggregation(),
                Optional.empty(),
                Optional.empty(),
                column.currencyColumn(),
                column.unitColumn(),
                false,
                Tree.Node.empty());
    }

    private List<Hierarchy> hierarchies() {
        return annotations
                .find("leveled")
                .filter(Tree.Seq.class::isInstance)
                .map(value -> ((Tree.Seq) value)
                        .items().stream()
                                .filter(Tree.Node.class::isInstance)
                                .map(item -> hierarchy((Tree.Node) item))
                                .toList())
                .orElseGet(List::of);
    }

    private Hierarchy hierarchy(Tree.Node node) {
        List<String> levels = node.find("levels")
                .filter(Tree.Seq.class::isInstance)
                .map(value -> ((Tree.Seq) value)
                        .items().stream()
                                .flatMap(level -> element(level).stream())
                                .map(columns::original)
                                .toList())
                .orElseGet(List::of);
        return new Hierarchy(
                node.findText("name").orElse(""),
                node.findText("label").map(Texts::of).orElseGet(Texts::none),
                Hierarchy.Kind.LEVEL,
                levels,
                List.of(),
                List.of(),
                Optional.empty(),
                Tree.Node.empty());
    }

    private static Optional<String> element(Tree level) {
        return level instanceof Tree.Node node
                ? node.findNode("element").flatMap(path -> path.findText("$Path"))
                : Optional.empty();
    }

    private List<Variable> variables() {
        CsdlTypes types = new CsdlTypes(document);
        return entity.parameters().stream()
                .flatMap(type -> CsdlEntity.properties(document, type).stream())
                .filter(property -> !property.ownName().isEmpty())
                .map(property -> new Variable(
                        property.ownName(),
                        new CsdlAnnotations(property, Stream.empty())
                                .text("Label")
                                .map(Texts::of)
                                .orElseGet(Texts::none),
                        Variable.Kind.INPUT_PARAMETER,
                        Optional.of(types.of(property).type()),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        !CsdlEntity.isNullable(property),
                        property.attribute("DefaultValue").map(Tree::text),
                        Tree.Node.empty()))
                .toList();
    }
}
