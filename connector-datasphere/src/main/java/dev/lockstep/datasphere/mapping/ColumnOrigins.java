package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Where a column without a type takes it from: through the query to an element of a source, through associations, through views, or through
 * the analytic half of a model. Pure.
 */
final class ColumnOrigins {
    private static final String COMPUTED = "the type is not given and the column is computed";
    private static final String NOWHERE = "the type is not given and no source of it is known";

    private final CsnSpace space;
    private final TypeResolver types;

    ColumnOrigins(CsnSpace space, TypeResolver types) {
        this.space = space;
        this.types = types;
    }

    /** The concluded type, or an opaque one that says what is missing. */
    MappedType typeOf(Definition owner, String column, Trail trail) {
        Optional<BusinessLayer> model = owner.businessLayer().flatMap(BusinessLayer::of);
        return model.flatMap(layer -> typeOfMeasure(owner, layer, column, trail))
                .or(() -> Select.of(owner.node()).flatMap(select -> typeInSelect(owner, select, column, trail)))
                .or(() -> model.flatMap(layer -> layer.origin(column)).flatMap(origin -> space.find(origin.entity())
                        .flatMap(entity -> typeOfPath(entity, List.of(origin.element()), trail))))
                .orElseGet(() -> MappedType.opaque("", NOWHERE));
    }

    /** The type of an element reached from {@code start} through associations and structures; empty when the path leads nowhere. */
    Optional<MappedType> typeOfPath(Definition start, List<String> path, Trail trail) {
        String first = path.get(0);
        Optional<Tree.Node> element = Elements.of(space, start).findNode(first);
        if (path.size() == 1) {
            return element.map(found -> types.resolveElement(start, first, found, trail));
        }
        List<String> further = path.subList(1, path.size());
        Optional<String> target = element.flatMap(found -> Associations.target(space, found));
        if (target.isPresent()) {
            return space.find(target.get()).flatMap(next -> typeOfPath(next, further, trail));
        }
        return element.flatMap(found -> typeInStructure(found, further, trail));
    }

    private Optional<MappedType> typeInStructure(Tree.Node structure, List<String> path, Trail trail) {
        Optional<Tree.Node> elements = structure
                .findNode("elements")
                .or(() -> structure.findText("type").flatMap(space::find).map(Definition::elements));
        Optional<Tree.Node> element = elements.flatMap(found -> found.findNode(path.get(0)));
        if (path.size() == 1) {
            return element.map(found -> types.resolveType(found, trail));
        }
        return element.flatMap(found -> typeInStructure(found, path.subList(1, path.size()), trail));
    }

    private Optional<MappedType> typeOfMeasure(Definition owner, BusinessLayer layer, String column, Trail trail) {
        Optional<Tree.Node> measure = layer.measure(column);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        return switch (Measures.kind(measure.get())) {
            case RESTRICTED, CURRENCY_CONVERSION, UNIT_CONVERSION, NON_CUMULATIVE ->
                measure.get().findText("key").flatMap(base -> Elements.of(space, owner)
                        .findNode(base)
                        .map(element -> types.resolveElement(owner, base, element, trail)));
            case COUNT_DISTINCT -> Optional.of(new MappedType(new DataType.Int(64, true), List.of()));
            case CALCULATED ->
                Optional.of(new MappedType(
                        new DataType.Float(64),
                        List.of("the type of a calculated measure is not given; taken as double")));
            case BASE, OTHER -> Optional.empty();
        };
    }

    private Optional<MappedType> typeInSelect(Definition owner, Select select, String column, Trail trail) {
        Optional<Tree.Node> found = select.column(column);
        if (found.isPresent()) {
            return Optional.of(typeOfExpression(owner, select, found.get(), trail));
        }
        return select.takesAll() && !select.excluded().contains(column)
                ? typeInSources(owner, select, List.of(column), trail)
                : Optional.empty();
    }

    private MappedType typeOfExpression(Definition owner, Select select, Tree.Node column, Trail trail) {
        Optional<Tree.Node> cast = column.findNode("cast");
        if (cast.isPresent()) {
            return types.resolve(cast.get()).orElseGet(() -> MappedType.opaque("", COMPUTED));
        }
        if (column.find("val").isPresent()) {
            return literal(column.find("val").get());
        }
        return Notation.path(column)
                .map(path -> typeOfReference(owner, select, path, trail)
                        .orElseGet(() -> MappedType.opaque(
                                "", "the type is not given and its source %s is not known".formatted(shown(path)))))
                .orElseGet(() -> MappedType.opaque("", COMPUTED));
    }

    private Optional<MappedType> typeOfReference(Definition owner, Select select, List<String> path, Trail trail) {
        String first = path.get(0);
        List<String> further = path.subList(1, path.size());
        if (further.isEmpty()) {
            return typeInSources(owner, select, path, trail);
        }
        if (first.equals("$projection") || first.equals("$self")) {
            return typeOfPath(owner, further, trail);
        }
        Optional<Select.Source> source = select.sources().stream()
                .filter(candidate -> candidate.alias().equals(first))
                .findFirst();
        if (source.isPresent()) {
            return typeInSource(owner, source.get(), further, trail);
        }
        Optional<String> target = select.mixinTarget(first).or(() -> Elements.of(space, owner)
                .findNode(first)
                .flatMap(element -> Associations.target(space, element)));
        return target.isPresent()
                ? target.flatMap(space::find).flatMap(entity -> typeOfPath(entity, further, trail))
                : typeInSources(owner, select, path, trail);
    }

    private Optional<MappedType> typeInSources(Definition owner, Select select, List<String> path, Trail trail) {
        return select.sources().stream()
                .flatMap(source -> typeInSource(owner, source, path, trail).stream())
                .findFirst();
    }

    private Optional<MappedType> typeInSource(Definition owner, Select.Source source, List<String> path, Trail trail) {
        if (source.nested().isPresent()) {
            return typeInSelect(owner, source.nested().get(), path.get(0), trail);
        }
        Optional<Definition> entity = space.find(source.path().get(0));
        for (String step : source.path().subList(1, source.path().size())) {
            entity = entity.flatMap(from -> Elements.of(space, from).findNode(step))
                    .flatMap(element -> Associations.target(space, element))
                    .flatMap(space::find);
        }
        return entity.flatMap(from -> typeOfPath(from, path, trail));
    }

    private static MappedType literal(Tree value) {
        if (value instanceof Tree.Text) {
            return new MappedType(DataType.Text.unlimited(), List.of());
        }
        if (value instanceof Tree.Bool) {
            return new MappedType(new DataType.Bool(), List.of());
        }
        if (value instanceof Tree.Num) {
            return Notation.plainInteger(value).isPresent()
                    ? new MappedType(new DataType.Int(32, true), List.of())
                    : new MappedType(new DataType.FloatingDecimal(34), List.of());
        }
        return MappedType.opaque("", COMPUTED);
    }

    private static String shown(List<String> path) {
        return String.join(".", path);
    }
}
