package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds values from the trees of {@link RecordTrees}. */
final class TreeReader {
    private TreeReader() {}

    static Object read(Tree tree, Type type) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(tree, generic);
        }
        return readPlain(tree, (Class<?>) type);
    }

    private static Object readGeneric(Tree tree, ParameterizedType type) {
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Optional.class) {
            return Optional.of(read(tree, last));
        }
        if (type.getRawType() == List.class && tree instanceof Tree.Seq seq) {
            return seq.items().stream().map(item -> read(item, last)).toList();
        }
        if (tree instanceof Tree.Node node) {
            TreeMap<String, Object> members = new TreeMap<>();
            node.members().forEach((key, member) -> members.put(key, read(member, last)));
            return members;
        }
        throw unexpected(tree, type);
    }

    private static Object readPlain(Tree tree, Class<?> type) {
        if (Tree.class.isAssignableFrom(type) && type.isInstance(tree)) {
            return tree;
        }
        if (type == Texts.class && tree instanceof Tree.Node node) {
            return new Texts(node.members().entrySet().stream()
                    .collect(Collectors.toMap(e -> e.getKey(), e -> (String) read(e.getValue(), String.class))));
        }
        if (type.isRecord() && tree instanceof Tree.Node node) {
            return readRecord(node, type, Set.of());
        }
        if (type.isSealed() && tree instanceof Tree.Node node) {
            return readMember(node, type);
        }
        return readScalar(tree, type);
    }

    private static Object readScalar(Tree tree, Class<?> type) {
        if (type == String.class && tree instanceof Tree.Text text) {
            return text.value();
        }
        if (type == boolean.class && tree instanceof Tree.Bool bool) {
            return bool.value();
        }
        if (type == int.class && tree instanceof Tree.Num number) {
            return number.value().intValueExact();
        }
        if (type == OptionalInt.class && tree instanceof Tree.Num number) {
            return OptionalInt.of(number.value().intValueExact());
        }
        if (type.isEnum() && tree instanceof Tree.Text text) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text.value()))
                    .findFirst()
                    .orElseThrow(() -> unexpected(tree, type));
        }
        throw unexpected(tree, type);
    }

    private static Object readMember(Tree.Node node, Class<?> sealed) {
        String kind = node.findText(RecordTrees.KIND).orElseThrow(() -> unexpected(node, sealed));
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(member -> member.getSimpleName().equals(kind))
                .findFirst()
                .map(member -> readRecord(node, member, Set.of(RecordTrees.KIND)))
                .orElseThrow(() -> unexpected(node, sealed));
    }

    private static Object readRecord(Tree.Node node, Class<?> type, Set<String> expectedBeside) {
        List<RecordComponent> components = RecordShape.of(type).components();
        Set<String> known = components.stream().map(RecordComponent::getName).collect(Collectors.toSet());
        for (String name : node.members().keySet()) {
            if (!known.contains(name) && !expectedBeside.contains(name)) {
                throw new IllegalArgumentException("%s has no part named %s".formatted(type.getSimpleName(), name));
            }
        }
        return RecordShape.of(type)
                .create(components.stream()
                        .map(component -> node.find(component.getName())
                                .map(part -> read(part, component.getGenericType()))
                                .orElseGet(() -> RecordShape.missing(component.getType(), component.getGenericType())))
                        .toArray());
    }

    private static IllegalArgumentException unexpected(Tree tree, Type type) {
        return new IllegalArgumentException(
                "a %s is no %s".formatted(tree.getClass().getSimpleName(), type.getTypeName()));
    }
}
