package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** CSDL as an asset. Pure and total: a document that cannot be an asset is refused with a reason, never with an exception. */
public final class CsdlMapper {
    private static final Set<String> MODELLED = Set.of("label", "quickinfo", "originalname", "leveled");

    private final CsdlDocument document;
    private final CsdlEntity entity;
    private final CsdlAnnotations annotations;
    private final CsdlColumns columns;
    private final AssetId id;

    private CsdlMapper(CsdlDocument document, AssetId id, Map<String, ColumnRole> roles) throws CsdlRefusal {
        this.document = document;
        this.id = id;
        this.entity = CsdlEntity.of(document, id.name());
        this.annotations = new CsdlAnnotations(
                entity.type(),
                Stream.concat(document.annotations(entity.name()), document.setAnnotations(entity.entitySet())));
        this.columns = new CsdlColumns(document, entity, id, roles);
    }

    /**
     * @param id of the asset the document was read for; picks the entity set if there are several
     * @param kind the document does not say it
     * @param label used when the document has none
     * @param csdl XML text
     */
    public static CsdlResult map(AssetId id, AssetKind kind, Texts label, String csdl) {
        return map(id, kind, label, csdl, Map.of());
    }

    /**
     * As {@link #map(AssetId, AssetKind, Texts, String)}, for an asset that is served in both modes.
     *
     * @param roles by column name, as the analytical document tells them; used where {@code csdl} tells none
     */
    public static CsdlResult map(AssetId id, AssetKind kind, Texts label, String csdl, Map<String, ColumnRole> roles) {
        try {
            CsdlMapper mapper = new CsdlMapper(CsdlDocument.parse(csdl), id, roles);
            if (mapper.columns.columns().isEmpty()) {
                return new CsdlResult.Refused("the entity type %s has no properties".formatted(mapper.entity.name()));
            }
            return new CsdlResult.Mapped(mapper.asset(kind, label), mapper.losses());
        } catch (CsdlRefusal e) {
            return new CsdlResult.Refused(e.getMessage());
        }
    }

    private Asset asset(AssetKind kind, Texts label) {
        return Asset.builder(id, kind)
                .label(annotations.text("Label").map(Texts::of).orElse(label))
                .description(annotations.text("QuickInfo").map(Texts::of).orElseGet(Texts::none))
                .columns(columns.columns())
                .semantics(semantics(kind))
                .associations(associations())
                .rest(annotations.rest(MODELLED))
                .build();
    }

    private List<Loss> losses() {
        List<Loss> losses = new ArrayList<>(columns.losses());
        document.entitySets().keySet().stream()
                .filter(set -> !set.equals(entity.entitySet()))
                .forEach(set -> losses.add(new Loss(
                        id,
                        "",
                        Loss.Severity.DROPPED,
                        "The document describes a further entity set, %s.".formatted(set))));
        return losses;
    }

    private Semantics semantics(AssetKind kind) {
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
                .map(CsdlMapper::measure)
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
                        Optional.of(types.of(property)),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        !CsdlEntity.isNullable(property),
                        property.attribute("DefaultValue").map(Tree::text),
                        Tree.Node.empty()))
                .toList();
    }

    private List<Association> associations() {
        Set<String> names = new HashSet<>();
        return CsdlEntity.navigations(document, entity.type()).stream()
                .filter(navigation -> !navigation.ownName().isEmpty() && names.add(navigation.ownName()))
                .flatMap(navigation -> association(navigation).stream())
                .toList();
    }

    private Optional<Association> association(CsdlNode navigation) {
        String type = CsdlEntity.elementType(navigation);
        String target = type.substring(type.lastIndexOf('.') + 1);
        boolean many = navigation.attributes().getOrDefault("Type", "").startsWith("Collection(");
        if (target.isEmpty()) {
            return Optional.empty();
        }
        List<Association.Join> joins = navigation
                .all("ReferentialConstraint")
                .filter(join -> join.attribute("Property").isPresent()
                        && join.attribute("ReferencedProperty").isPresent())
                .map(join -> new Association.Join(
                        columns.original(join.attributes().get("Property")),
                        join.attributes().get("ReferencedProperty")))
                .toList();
        return Optional.of(new Association(
                navigation.ownName(),
                new CsdlAnnotations(navigation, document.annotations(entity.name() + "/" + navigation.ownName()))
                        .text("Label")
                        .map(Texts::of)
                        .orElseGet(Texts::none),
                new AssetRef(id.container(), target),
                Boolean.parseBoolean(navigation.attributes().get("ContainsTarget"))
                        ? Association.Kind.COMPOSITION
                        : Association.Kind.PLAIN,
                joins,
                Optional.empty(),
                Optional.of(
                        new Association.Cardinality(Optional.empty(), Optional.empty(), Optional.of(many ? "*" : "1"))),
                Tree.Node.empty()));
    }
}
