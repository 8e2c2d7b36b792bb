package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The elements of a definition in order: those of the aspects it includes, as far as it does not repeat them, then its own; for a view that
 * lists none, the columns of its query.
 */
final class Elements {
    private Elements() {}

    static Tree.Node of(CsnSpace space, Definition definition) {
        return of(space, definition, new LinkedHashSet<>());
    }

    private static Tree.Node of(CsnSpace space, Definition definition, Set<String> seen) {
        Optional<Tree> includes = definition.node().find("includes");
        boolean listed = definition.node().find("elements").isPresent();
        if (listed && includes.isEmpty()) {
            return definition.elements();
        }
        if (!seen.add(definition.name())) {
            return Tree.Node.empty();
        }
        Map<String, Tree> elements = new LinkedHashMap<>();
        includes.flatMap(names -> Notation.all(names, Notation::text))
                .ifPresent(names -> names.forEach(name -> space.find(name)
                        .ifPresent(aspect ->
                                elements.putAll(of(space, aspect, seen).members()))));
        // An element that is repeated stands where the definition itself has it.
        definition.elements().members().keySet().forEach(elements::remove);
        elements.putAll(definition.elements().members());
        if (!listed) {
            Select.of(definition.node()).ifPresent(select -> addColumns(space, select, elements, seen));
        }
        return new Tree.Node(elements);
    }

    private static void addColumns(CsnSpace space, Select select, Map<String, Tree> elements, Set<String> seen) {
        if (select.takesAll()) {
            select.sources().forEach(source -> addAll(space, source, elements, seen));
            elements.keySet().removeAll(select.excluded());
        }
        for (Tree.Node column : select.columns()) {
            Select.columnName(column).ifPresent(name -> elements.put(name, key(column)));
        }
    }

    private static void addAll(CsnSpace space, Select.Source source, Map<String, Tree> elements, Set<String> seen) {
        if (source.nested().isPresent()) {
            addColumns(space, source.nested().get(), elements, seen);
        } else if (source.path().size() == 1) {
            space.find(source.path().get(0))
                    .ifPresent(entity -> of(space, entity, seen).members().forEach(elements::putIfAbsent));
        }
    }

    /** What a column of a query says of the element: only whether it is a key. */
    private static Tree.Node key(Tree.Node column) {
        return Notation.isTrue(column.find("key")) ? new Tree.Node(Map.of("key", Tree.bool(true))) : Tree.Node.empty();
    }
}
