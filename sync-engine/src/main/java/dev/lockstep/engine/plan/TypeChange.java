package dev.lockstep.engine.plan;

import dev.lockstep.model.DataType;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a new type means to those who read values of the old one. NONE: the same; WIDENED: every old value is one of the new type, of the same
 * nature; NARROWED: the other way round; REPLACED: neither. Total over all pairs of types.
 */
enum TypeChange {
    NONE,
    WIDENED,
    NARROWED,
    REPLACED;

    boolean isBreaking() {
        return this == NARROWED || this == REPLACED;
    }

    static TypeChange of(DataType before, DataType after) {
        if (before.equals(after)) {
            return NONE;
        }
        if (holds(after, before)) {
            return WIDENED;
        }
        return holds(before, after) ? NARROWED : REPLACED;
    }

    /** Whether {@code wide} holds every value of {@code type}. Exact numbers are not held by binary floating points, nor values by texts. */
    private static boolean holds(DataType wide, DataType type) {
        if (wide.equals(type)) {
            return true;
        }
        if (type instanceof DataType.Enumerated named) {
            return wide instanceof DataType.Enumerated more
                    ? holds(more.base(), named.base()) && holdsMembers(more, named)
                    : holds(wide, named.base());
        }
        if (wide instanceof DataType.Union union && !(type instanceof DataType.Union)) {
            return union.alternatives().stream().anyMatch(alternative -> holds(alternative, type));
        }
        return holdsNumber(wide, type) || holdsBytes(wide, type) || holdsPoint(wide, type) || holdsNested(wide, type);
    }

    private static boolean holdsNumber(DataType wide, DataType type) {
        if (type instanceof DataType.Int number) {
            return wide instanceof DataType.Int other && holdsInt(other, number)
                    || wide instanceof DataType.Decimal decimal
                            && decimal.precision() - decimal.scale() >= digits(number)
                    || wide instanceof DataType.FloatingDecimal floating && floating.digits() >= digits(number);
        }
        if (type instanceof DataType.Decimal decimal) {
            return wide instanceof DataType.Decimal other
                            && other.scale() >= decimal.scale()
                            && other.precision() - other.scale() >= decimal.precision() - decimal.scale()
                    || wide instanceof DataType.FloatingDecimal floating && floating.digits() >= decimal.precision();
        }
        if (type instanceof DataType.FloatingDecimal floating) {
            return wide instanceof DataType.FloatingDecimal other && other.digits() >= floating.digits();
        }
        return type instanceof DataType.Float small
                && wide instanceof DataType.Float large
                && large.bits() >= small.bits();
    }

    private static boolean holdsInt(DataType.Int wide, DataType.Int type) {
        if (wide.signed() == type.signed()) {
            return wide.bits() >= type.bits();
        }
        return wide.signed() && wide.bits() > type.bits();
    }

    /** Most decimal digits of a value. */
    private static int digits(DataType.Int type) {
        return switch (type.bits()) {
            case 8 -> 3;
            case 16 -> 5;
            case 32 -> 10;
            default -> type.signed() ? 19 : 20;
        };
    }

    /** A text or binary of fixed width holds nothing but its own kind: all its values are that long. */
    private static boolean holdsBytes(DataType wide, DataType type) {
        if (type instanceof DataType.Text text) {
            return wide instanceof DataType.LargeText
                    || wide instanceof DataType.Text other
                            && !other.fixed()
                            && holdsLength(other.length(), text.length());
        }
        return type instanceof DataType.Binary binary
                && (wide instanceof DataType.LargeBinary
                        || wide instanceof DataType.Binary other
                                && !other.fixed()
                                && holdsLength(other.length(), binary.length()));
    }

    private static boolean holdsLength(OptionalInt wide, OptionalInt length) {
        return wide.isEmpty() || length.isPresent() && wide.getAsInt() >= length.getAsInt();
    }

    private static boolean holdsPoint(DataType wide, DataType type) {
        if (type instanceof DataType.Time time) {
            return wide instanceof DataType.Time other && other.precision() >= time.precision();
        }
        if (type instanceof DataType.Timestamp time) {
            return wide instanceof DataType.Timestamp other
                    && other.precision() >= time.precision()
                    && other.zone() == time.zone();
        }
        if (type instanceof DataType.Geometry geometry) {
            return wide instanceof DataType.Geometry other
                    && (other.shape() == geometry.shape() || other.shape() == DataType.Geometry.Shape.ANY)
                    && (other.srid().isEmpty() || other.srid().equals(geometry.srid()));
        }
        return type instanceof DataType.Vector
                && wide instanceof DataType.Vector other
                && other.dimensions().isEmpty();
    }

    private static boolean holdsNested(DataType wide, DataType type) {
        if (type instanceof DataType.Array array) {
            return wide instanceof DataType.Array other && holds(other.element(), array.element());
        }
        if (type instanceof DataType.MapOf map) {
            return wide instanceof DataType.MapOf other
                    && holds(other.key(), map.key())
                    && holds(other.value(), map.value());
        }
        if (type instanceof DataType.Struct struct) {
            return wide instanceof DataType.Struct other && holdsFields(other, struct);
        }
        return type instanceof DataType.Union union
                && wide instanceof DataType.Union other
                && union.alternatives().stream().allMatch(alternative -> other.alternatives().stream()
                        .anyMatch(more -> holds(more, alternative)));
    }

    /** Every field of the one is a field of the other; fields that are added may be missing. */
    private static boolean holdsFields(DataType.Struct wide, DataType.Struct struct) {
        Map<String, DataType.Field> old =
                struct.fields().stream().collect(Collectors.toMap(DataType.Field::name, Function.identity()));
        List<String> names = wide.fields().stream().map(DataType.Field::name).toList();
        return names.containsAll(old.keySet())
                && wide.fields().stream()
                        .allMatch(field -> old.containsKey(field.name())
                                ? holdsField(field, old.get(field.name()))
                                : field.nullable());
    }

    private static boolean holdsField(DataType.Field wide, DataType.Field field) {
        return (wide.nullable() || !field.nullable()) && holds(wide.type(), field.type());
    }

    /** Labels are words about the values. */
    private static boolean holdsMembers(DataType.Enumerated wide, DataType.Enumerated type) {
        return type.members().stream().allMatch(member -> wide.members().stream()
                .anyMatch(other ->
                        other.name().equals(member.name()) && other.value().equals(member.value())));
    }
}
