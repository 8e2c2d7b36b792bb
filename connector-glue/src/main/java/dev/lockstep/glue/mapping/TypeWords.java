package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import dev.lockstep.model.DataType;
import java.util.Locale;
import java.util.OptionalInt;

/** A canonical type in a few words for people. */
final class TypeWords {
    private TypeWords() {}

    static String of(DataType type) {
        if (type instanceof DataType.Int number) {
            return (number.signed() ? "integer" : "unsigned integer") + arguments(OptionalInt.of(number.bits()));
        }
        if (type instanceof DataType.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
        }
        if (type instanceof DataType.FloatingDecimal floating) {
            return "floating decimal(%d)".formatted(floating.digits());
        }
        if (type instanceof DataType.Float number) {
            return "float(%d)".formatted(number.bits());
        }
        if (type instanceof DataType.Text text) {
            return (text.fixed() ? "fixed text" : "text") + arguments(text.length());
        }
        if (type instanceof DataType.Binary binary) {
            return (binary.fixed() ? "fixed binary" : "binary") + arguments(binary.length());
        }
        if (type instanceof DataType.Time time) {
            return "time(%d)".formatted(time.precision());
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp(timestamp);
        }
        return further(type);
    }

    private static String further(DataType type) {
        if (type instanceof DataType.Geometry geometry) {
            String shape = geometry.shape() == DataType.Geometry.Shape.POINT ? "point" : "geometry";
            return shape + arguments(geometry.srid());
        }
        if (type instanceof DataType.Vector vector) {
            return "vector" + arguments(vector.dimensions());
        }
        if (type instanceof DataType.Opaque opaque) {
            return opaque.nativeName();
        }
        if (type instanceof DataType.Enumerated enumerated) {
            return "enumeration of " + of(enumerated.base());
        }
        if (type instanceof DataType.Array array) {
            return "array of " + of(array.element());
        }
        if (type instanceof DataType.MapOf map) {
            return "map of " + of(map.key()) + " to " + of(map.value());
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().stream().map(TypeWords::field).collect(joining(", ", "struct(", ")"));
        }
        if (type instanceof DataType.Union union) {
            return union.alternatives().stream().map(TypeWords::of).collect(joining(" or "));
        }
        return simple(type);
    }

    private static String simple(DataType type) {
        if (type instanceof DataType.Bool) {
            return "boolean";
        }
        if (type instanceof DataType.Date) {
            return "date";
        }
        if (type instanceof DataType.Uuid) {
            return "uuid";
        }
        if (type instanceof DataType.LargeText) {
            return "large text";
        }
        if (type instanceof DataType.LargeBinary) {
            return "large binary";
        }
        throw new IllegalStateException("unknown type " + type);
    }

    private static String timestamp(DataType.Timestamp timestamp) {
        String zone = timestamp.zone() == DataType.Timestamp.Zone.NONE
                ? ""
                : " " + timestamp.zone().name().toLowerCase(Locale.ROOT);
        return "timestamp(%d)%s".formatted(timestamp.precision(), zone);
    }

    private static String field(DataType.Field field) {
        return field.name() + " " + of(field.type()) + (field.nullable() ? "" : " not null");
    }

    private static String arguments(OptionalInt number) {
        return number.isPresent() ? "(" + number.getAsInt() + ")" : "";
    }
}
