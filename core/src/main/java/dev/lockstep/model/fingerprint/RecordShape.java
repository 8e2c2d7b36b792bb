package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a record type is made of. Looked up once per type; thread-safe. */
final class RecordShape {
    private static final Map<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

    private final Class<?> type;
    private final List<RecordComponent> components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.components = List.of(type.getRecordComponents());
        try {
            this.constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("record without its constructor: " + type, e);
        }
    }

    static RecordShape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, RecordShape::new);
    }

    List<RecordComponent> components() {
        return components;
    }

    /** The name that tells this type from the others of its sealed parent; nothing when it has none. */
    Optional<String> kind() {
        return sealedParent(type).map(parent -> type.getSimpleName());
    }

    /** A record that adds nothing to its single map; it is written as that map. */
    boolean isWrapper() {
        return type == Texts.class;
    }

    Object read(Record value, int component) {
        try {
            return components.get(component).getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + type, e);
        }
    }

    Object create(Object[] parts) {
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "%s: %s".formatted(type.getSimpleName(), e.getCause().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type, e);
        }
    }

    static Optional<Class<?>> sealedParent(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .filter(Class::isSealed)
                .<Class<?>>map(parent -> parent)
                .findFirst();
    }

    static boolean isEmpty(Object part) {
        return part instanceof List<?> list && list.isEmpty()
                || part instanceof Map<?, ?> map && map.isEmpty()
                || part instanceof Texts texts && texts.isEmpty()
                || part instanceof Tree.Node node && node.isEmpty()
                || Boolean.FALSE.equals(part)
                || part instanceof Record record && isAllEmpty(record);
    }

    /** A record all of whose parts are empty, such as a stewardship nobody filled in. Those with a primitive or a name never are. */
    @SuppressWarnings("EnumOrdinal") // the first constant is the one that says nothing
    private static boolean isAllEmpty(Record part) {
        RecordShape shape = of(part.getClass());
        if (shape.components.isEmpty() || sealedParent(part.getClass()).isPresent()) {
            return false;
        }
        for (int i = 0; i < shape.components.size(); i++) {
            Object value = shape.read(part, i);
            boolean absent = value instanceof Optional<?> optional && optional.isEmpty()
                    || value instanceof OptionalInt number && number.isEmpty()
                    || value instanceof Enum<?> constant && constant.ordinal() == 0
                    || isEmpty(value);
            if (!absent) {
                return false;
            }
        }
        return true;
    }

    /** What stands for a component that was left out. */
    static Object missing(Class<?> raw, Type generic) {
        if (raw == Optional.class) {
            return Optional.empty();
        }
        if (raw == OptionalInt.class) {
            return OptionalInt.empty();
        }
        if (raw == List.class) {
            return List.of();
        }
        if (raw == Map.class) {
            return Map.of();
        }
        if (raw == SortedMap.class) {
            return new TreeMap<String, Object>();
        }
        if (raw == boolean.class) {
            return false;
        }
        if (raw == Tree.Node.class) {
            return Tree.Node.empty();
        }
        if (raw.isRecord()) {
            return missingRecord(raw);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        throw new IllegalArgumentException("a part is missing: " + generic.getTypeName());
    }

    private static Object missingRecord(Class<?> raw) {
        RecordShape shape = of(raw);
        return shape.create(shape.components.stream()
                .map(component -> missing(component.getType(), component.getGenericType()))
                .toArray());
    }
}
