package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Tree;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Model values as trees and back, from the shape of their records: a component that is added is carried without anybody having to think
 * of it. Components appear in the order of their declaration; empty ones (absent, empty list, empty map, false) are left out.
 *
 * <p>Component names are the format. Whoever renames one changes it, and the test of the format says so.
 */
final class RecordTrees {
    /** Says which member of a sealed type a node holds. */
    static final String KIND = "is";

    private RecordTrees() {}

    static Tree toTree(Object value) {
        if (value instanceof Tree tree) {
            return tree;
        }
        if (value instanceof String text) {
            return Tree.text(text);
        }
        if (value instanceof Enum<?> constant) {
            return Tree.text(constant.name());
        }
        if (value instanceof Boolean bool) {
            return Tree.bool(bool);
        }
        if (value instanceof Integer number) {
            return Tree.number(number);
        }
        if (value instanceof List<?> items) {
            return Tree.seq(items.stream().map(RecordTrees::toTree).toList());
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Tree> trees = new LinkedHashMap<>();
            members.forEach((key, member) -> trees.put((String) key, toTree(member)));
            return new Tree.Node(trees);
        }
        if (value instanceof Record record) {
            return recordToTree(record);
        }
        throw new IllegalStateException("no canonical form for " + value.getClass());
    }

    static Object fromTree(Tree tree, Type type) {
        return TreeReader.read(tree, type);
    }

    private static Tree recordToTree(Record value) {
        RecordShape shape = RecordShape.of(value.getClass());
        if (shape.isWrapper()) {
            return toTree(shape.read(value, 0));
        }
        Map<String, Tree> members = new LinkedHashMap<>();
        shape.kind().ifPresent(kind -> members.put(KIND, Tree.text(kind)));
        List<RecordComponent> components = shape.components();
        for (int i = 0; i < components.size(); i++) {
            Object part = shape.read(value, i);
            present(part).ifPresent(put(members, components.get(i).getName()));
        }
        return new Tree.Node(members);
    }

    private static java.util.function.Consumer<Object> put(Map<String, Tree> members, String name) {
        return part -> members.put(name, toTree(part));
    }

    /** The value to carry, or nothing when the component is empty. */
    private static Optional<Object> present(Object part) {
        if (part instanceof Optional<?> optional) {
            return optional.map(Object.class::cast);
        }
        if (part instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        }
        return RecordShape.isEmpty(part) ? Optional.empty() : Optional.of(part);
    }
}
