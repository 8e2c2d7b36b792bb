package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types of elements: built in, derived, structured, listed, enumerated, or concluded from the query. Pure. */
final class TypeResolver {
    private static final Set<String> FACETS = Set.of("length", "precision", "scale", "srid", "enum");

    private final CsnSpace space;
    private final ColumnOrigins origins;

    TypeResolver(CsnSpace space) {
        this.space = space;
        this.origins = new ColumnOrigins(space, this);
    }

    /** The type of an element of {@code owner}. */
    MappedType resolve(Definition owner, String name, Tree.Node element) {
        return resolveElement(owner, name, element, new Trail());
    }

    /** The type of something that has no query behind it, such as a parameter; empty if it says nothing of a type. */
    Optional<MappedType> resolve(Tree.Node typed) {
        return says(typed) ? Optional.of(resolveType(typed, new Trail())) : Optional.empty();
    }

    MappedType resolveElement(Definition owner, String name, Tree.Node element, Trail trail) {
        if (says(element)) {
            return trail.at(owner.name() + "/" + name, "", () -> resolveType(element, trail));
        }
        MappedType concluded = trail.at(owner.name() + "/" + name, "", () -> origins.typeOf(owner, name, trail));
        return concluded.problems().isEmpty()
                ? concluded
                : space.hints()
                        .find(owner.name(), name)
                        .map(hint -> new MappedType(hint.type(), hint.problems()))
                        .orElse(concluded);
    }

    MappedType resolveType(Tree.Node typed, Trail trail) {
        MappedType base = resolveBase(typed, trail);
        return typed.find("enum").isPresent() && !base.isOpaque() ? Enumerations.apply(typed, base) : base;
    }

    private static boolean says(Tree.Node element) {
        return element.find("type").isPresent()
                || element.find("items").isPresent()
                || element.find("many").isPresent()
                || element.find("elements").isPresent()
                || element.find("enum").isPresent();
    }

    private MappedType resolveBase(Tree.Node typed, Trail trail) {
        Optional<Tree> type = typed.find("type");
        if (type.isPresent() && type.get() instanceof Tree.Text name) {
            return resolveNamed(name.value(), typed, trail);
        }
        if (type.isPresent() && Notation.path(type.get()).isPresent()) {
            return resolveReference(Notation.path(type.get()).get(), typed, trail);
        }
        if (type.isPresent()) {
            return MappedType.opaque("", "the type is neither a name nor a reference");
        }
        Optional<Tree> items = typed.find("items").or(() -> typed.find("many"));
        if (items.isPresent()) {
            return resolveItems(items.get(), trail);
        }
        if (typed.find("elements").isPresent()) {
            return resolveStruct(typed, trail);
        }
        return new MappedType(DataType.Text.unlimited(), List.of());
    }

    private MappedType resolveNamed(String name, Tree.Node typed, Trail trail) {
        if (BuiltInTypes.isBuiltIn(name)) {
            return BuiltInTypes.map(name, new Facets(typed, Tree.Node.empty()));
        }
        Optional<Definition> definition = space.find(name);
        if (definition.isEmpty()) {
            return MappedType.opaque(name, "the type %s is not known".formatted(name));
        }
        return trail.at(name, name, () -> {
            MappedType base = resolveType(merged(definition.get().node(), typed), trail);
            return base.isOpaque()
                    ? MappedType.opaque(name, base.problems().get(0))
                    : new MappedType(base.type(), base.problems());
        });
    }

    /** <code>{"ref": ["Books", "price"]}</code>: the type of that element, or of that definition when there is one step. */
    private MappedType resolveReference(List<String> path, Tree.Node typed, Trail trail) {
        String shown = String.join("/", path);
        MappedType referred = space.find(path.get(0))
                .flatMap(definition -> path.size() == 1
                        ? Optional.of(trail.at(
                                path.get(0), shown, () -> resolveType(merged(definition.node(), typed), trail)))
                        : origins.typeOfPath(definition, path.subList(1, path.size()), trail))
                .orElseGet(() -> MappedType.opaque(shown, "the type of %s is not known".formatted(shown)));
        return referred.isOpaque()
                ? MappedType.opaque(shown, referred.problems().get(0))
                : new MappedType(referred.type(), referred.problems());
    }

    private MappedType resolveItems(Tree items, Trail trail) {
        if (!(items instanceof Tree.Node node) || !says(node)) {
            return MappedType.opaque("array", "the items of the array have no type");
        }
        MappedType item = resolveType(node, trail);
        return new MappedType(new DataType.Array(item.type()), item.problems());
    }

    private MappedType resolveStruct(Tree.Node typed, Trail trail) {
        Optional<Tree.Node> elements = typed.findNode("elements");
        if (elements.isEmpty()) {
            return MappedType.opaque("struct", "the elements of the structure are no object");
        }
        List<DataType.Field> fields = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        elements.get().members().forEach((name, element) -> {
            if (name.isEmpty() || !(element instanceof Tree.Node node)) {
                problems.add("the field \"%s\" has no name or is no object".formatted(name));
            } else if (!Associations.isAssociation(space, node)) {
                MappedType field = says(node)
                        ? trail.step(() -> resolveType(node, trail))
                        : MappedType.opaque("", "the field %s has no type".formatted(name));
                field.problems().forEach(problem -> problems.add(name + ": " + problem));
                fields.add(new DataType.Field(name, field.type(), !Notation.isTrue(node.find("notNull"))));
            }
        });
        return new MappedType(new DataType.Struct(fields), problems);
    }

    /** A type's definition with the facets that the element says itself. */
    private static Tree.Node merged(Tree.Node definition, Tree.Node element) {
        Map<String, Tree> members = new LinkedHashMap<>(definition.members());
        Set<String> own = new HashSet<>(element.members().keySet());
        own.retainAll(FACETS);
        own.forEach(facet -> members.put(facet, element.members().get(facet)));
        return new Tree.Node(members);
    }
}
