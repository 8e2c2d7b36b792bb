package dev.lockstep.model;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Canonical types as people read and write them: {@code decimal(15,2)}, {@code string(10)}, {@code array<int32>}. What is printed is read
 * back, enumerations, unions and opaque types aside, which nobody can ask for in words. Hive's words are read as well.
 */
public final class TypeSpelling {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

    private TypeSpelling() {}

    /**
     * The type that {@code text} says, whatever its case and blanks.
     *
     * @throws IllegalArgumentException if it is no type that can be asked for; the message never repeats the text
     */
    public static DataType parse(String text) {
        return new TypeSpellingParser(text).parse();
    }

    public static String print(DataType type) {
        if (type instanceof DataType.Array array) {
            return "array<%s>".formatted(print(array.element()));
        }
        if (type instanceof DataType.MapOf map) {
            return "map<%s, %s>".formatted(print(map.key()), print(map.value()));
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().stream().map(TypeSpelling::field).collect(joining(", ", "struct<", ">"));
        }
        if (type instanceof DataType.Union union) {
            return union.alternatives().stream().map(TypeSpelling::print).collect(joining(" | "));
        }
        if (type instanceof DataType.Enumerated enumerated) {
            return "enum(%d) of %s".formatted(enumerated.members().size(), print(enumerated.base()));
        }
        if (type instanceof DataType.Opaque opaque) {
            return opaque.nativeName();
        }
        return number(type);
    }

    private static String field(DataType.Field field) {
        String name = PLAIN.matcher(field.name()).matches()
                ? field.name()
                : "`" + field.name().replace("`", "``") + "`";
        return name + ": " + print(field.type()) + (field.nullable() ? "" : " not null");
    }

    private static String number(DataType type) {
        if (type instanceof DataType.Bool) {
            return "boolean";
        }
        if (type instanceof DataType.Int number) {
            return (number.signed() ? "int" : "uint") + number.bits();
        }
        if (type instanceof DataType.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
        }
        if (type instanceof DataType.FloatingDecimal decimal) {
            return "decfloat(%d)".formatted(decimal.digits());
        }
        if (type instanceof DataType.Float number) {
            return "float" + number.bits();
        }
        return text(type);
    }

    private static String text(DataType type) {
        if (type instanceof DataType.Text text) {
            return sized(text.fixed() ? "char" : "string", text.length());
        }
        if (type instanceof DataType.LargeText) {
            return "large string";
        }
        if (type instanceof DataType.Binary binary) {
            return sized(binary.fixed() ? "fixed binary" : "binary", binary.length());
        }
        if (type instanceof DataType.LargeBinary) {
            return "large binary";
        }
        return special(type);
    }

    private static String special(DataType type) {
        if (type instanceof DataType.Date) {
            return "date";
        }
        if (type instanceof DataType.Time time) {
            return "time(%d)".formatted(time.precision());
        }
        if (type instanceof DataType.Timestamp timestamp) {
            String zone = timestamp.zone() == DataType.Timestamp.Zone.NONE
                    ? ""
                    : " " + timestamp.zone().name().toLowerCase(Locale.ROOT);
            return "timestamp(%d)%s".formatted(timestamp.precision(), zone);
        }
        if (type instanceof DataType.Uuid) {
            return "uuid";
        }
        if (type instanceof DataType.Geometry geometry) {
            return sized(geometry.shape() == DataType.Geometry.Shape.POINT ? "point" : "geometry", geometry.srid());
        }
        if (type instanceof DataType.Vector vector) {
            return sized("vector", vector.dimensions());
        }
        throw new IllegalStateException("unknown type " + type.getClass());
    }

    private static String sized(String name, OptionalInt size) {
        return size.isPresent() ? "%s(%d)".formatted(name, size.getAsInt()) : name;
    }
}
