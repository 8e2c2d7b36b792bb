package dev.lockstep.testkit;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/** Fills any record of the model from the types of its components, so that a component that is added is generated, too. */
final class AnyRecord {
    /** Components that identify something: never empty, and different from each other. */
    private static final Set<String> NAMES = Set.of("name", "system", "container", "column", "targetColumn", "kind");

    private static final List<String> LANGUAGES = List.of("", "en", "de", "fr", "zh_CN");
    private static final int MOST_ITEMS = 4;
    private static final int MOST_KEYS = 9;
    private static final int TREE_DEPTH = 3;
    private static final int TYPE_DEPTH = 3;

    private final SplittableRandom random;

    AnyRecord(SplittableRandom random) {
        this.random = random;
    }

    <T extends Record> T of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] parts = Arrays.stream(components)
                .map(part -> value(part.getName(), part.getGenericType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make any " + type.getSimpleName(), e);
        }
    }

    private Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(name, generic);
        }
        if (type == String.class) {
            return NAMES.contains(name) ? AnyText.name(random) : AnyText.text(random);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.of(random.nextInt(1, MOST_KEYS)) : OptionalInt.empty();
        }
        if (type == Texts.class) {
            return texts();
        }
        if (type == DataType.class) {
            return AnyType.type(random, TYPE_DEPTH);
        }
        if (type == Tree.Node.class) {
            return AnyTree.node(random, TREE_DEPTH);
        }
        return type == Tree.class ? AnyTree.tree(random, TREE_DEPTH) : record((Class<?>) type);
    }

    private Object record(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (!type.isRecord()) {
            throw new IllegalStateException("no generator for " + type);
        }
        return of(type.asSubclass(Record.class));
    }

    private Object container(String name, ParameterizedType type) {
        Type item = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.of(value(name, item)) : Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(MOST_ITEMS); i > 0; i--) {
            items.add(value(name, item));
        }
        return items;
    }

    private Texts texts() {
        Map<String, String> texts = new HashMap<>();
        for (int i = random.nextInt(MOST_ITEMS); i > 0; i--) {
            texts.put(LANGUAGES.get(random.nextInt(LANGUAGES.size())), AnyText.text(random));
        }
        return new Texts(texts);
    }
}
