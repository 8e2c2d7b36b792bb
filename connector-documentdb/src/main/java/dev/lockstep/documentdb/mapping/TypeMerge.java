package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonType;

/**
 * The narrowest type that holds the values of two: numbers widen ({@code int}, {@code long}, {@code double}, {@code decimal}), documents are
 * joined field by field, arrays by their elements, an undecided type gives way, and what does not go together is either of both. The order
 * of merging matters for nothing but the order of fields.
 */
public final class TypeMerge {
    /** From the narrowest; each holds the values of those before it, but for long numbers in a double. */
    private static final List<DataType> NUMBERS = Stream.of(
                    BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128)
            .map(BsonKinds::type)
            .toList();

    private static final Set<DataType> INEXACT =
            Set.of(BsonKinds.type(BsonType.INT64), BsonKinds.type(BsonType.DOUBLE));

    private static final DataType UNDECIDED = BsonKinds.type(BsonType.NULL);

    private final Conflicts conflicts;

    /** Takes what was joined at a loss. */
    public interface Conflicts {
        /** @param path names from the top, a slash before each, {@code *} for the elements of an array; @param reason one clause */
        void add(String path, String reason);
    }

    public TypeMerge(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    /** The type of values of which some are of type {@code one} and some of type {@code other}. */
    public DataType merge(DataType one, DataType other) {
        return merge(one, other, "");
    }

    /** Whether nothing but nulls was seen. */
    static boolean isUndecided(DataType type) {
        return type.equals(UNDECIDED);
    }

    DataType merge(DataType one, DataType other, String path) {
        List<DataType> joined = new ArrayList<>();
        for (DataType next :
                Stream.of(one, other).flatMap(TypeMerge::alternatives).toList()) {
            join(joined, next, path);
        }
        if (joined.size() < 2) {
            return joined.isEmpty() ? UNDECIDED : joined.get(0);
        }
        joined.sort(Comparator.comparing(TypeMerge::order));
        return new DataType.Union(joined);
    }

    private void join(List<DataType> joined, DataType next, String path) {
        for (int i = 0; i < joined.size(); i++) {
            if (family(joined.get(i)).equals(family(next))) {
                joined.set(i, widen(joined.get(i), next, path));
                return;
            }
        }
        joined.add(next);
    }

    private static Stream<DataType> alternatives(DataType type) {
        Stream<DataType> alternatives =
                type instanceof DataType.Union union ? union.alternatives().stream() : Stream.of(type);
        return alternatives.filter(alternative -> !isUndecided(alternative));
    }

    /** Equal for types that have a common one. */
    private static Object family(DataType type) {
        if (type instanceof DataType.Struct || type instanceof DataType.MapOf) {
            return "object";
        }
        if (type instanceof DataType.Array) {
            return "array";
        }
        return NUMBERS.contains(type) ? "number" : type;
    }

    /** Kinds come in one order, whatever is in them: a union has each once. */
    private static String order(DataType type) {
        Object family = family(type);
        return family instanceof String name ? name : family.toString();
    }

    private DataType widen(DataType one, DataType other, String path) {
        if (one.equals(other)) {
            return one;
        }
        if (one instanceof DataType.Array left && other instanceof DataType.Array right) {
            return new DataType.Array(merge(left.element(), right.element(), path + "/*"));
        }
        if (one instanceof DataType.Struct left && other instanceof DataType.Struct right) {
            return struct(left, right, path);
        }
        if (one instanceof DataType.Struct || one instanceof DataType.MapOf) {
            return new DataType.MapOf(
                    DataType.Text.unlimited(), merge(value(one, path), value(other, path), path + "/*"));
        }
        if (INEXACT.equals(Set.of(one, other))) {
            conflicts.add(path, "whole numbers beyond 2^53 lose digits beside floating ones");
        }
        return NUMBERS.indexOf(one) > NUMBERS.indexOf(other) ? one : other;
    }

    /** What is under any name. */
    private DataType value(DataType object, String path) {
        if (object instanceof DataType.MapOf map) {
            return map.value();
        }
        DataType value = UNDECIDED;
        for (DataType.Field field : ((DataType.Struct) object).fields()) {
            value = merge(value, field.type(), path + "/*");
        }
        return value;
    }

    private DataType struct(DataType.Struct one, DataType.Struct other, String path) {
        Map<String, DataType.Field> fields = new LinkedHashMap<>();
        one.fields().forEach(field -> fields.put(field.name(), field));
        for (DataType.Field field : other.fields()) {
            fields.merge(field.name(), field, (left, right) -> both(left, right, path));
        }
        Set<String> inBoth = names(one);
        inBoth.retainAll(names(other));
        return new DataType.Struct(fields.values().stream()
                .map(field ->
                        inBoth.contains(field.name()) ? field : new DataType.Field(field.name(), field.type(), true))
                .toList());
    }

    private DataType.Field both(DataType.Field one, DataType.Field other, String path) {
        return new DataType.Field(
                one.name(),
                merge(one.type(), other.type(), path + "/" + one.name()),
                one.nullable() || other.nullable());
    }

    private static Set<String> names(DataType.Struct struct) {
        Set<String> names = new HashSet<>();
        struct.fields().forEach(field -> names.add(field.name()));
        return names;
    }
}
