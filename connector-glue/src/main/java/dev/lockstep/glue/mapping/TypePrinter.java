package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import dev.lockstep.model.DataType;
import java.util.regex.Pattern;

/** Writes one type: small letters, no blanks but in {@code with time zone}, explicit numbers. */
final class TypePrinter {
    /** Field names that no parser stumbles over. Names beyond are quoted, which only Spark reads. */
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_.$]+");

    private TypePrinter() {}

    static String print(DataType type) {
        if (type instanceof DataType.Bool) {
            return "boolean";
        }
        if (type instanceof DataType.Int number && number.signed()) {
            return integer(number.bits());
        }
        if (type instanceof DataType.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
        }
        if (type instanceof DataType.Float number) {
            return number.bits() == 32 ? "float" : "double";
        }
        if (type instanceof DataType.Text text) {
            return text(text);
        }
        if (type instanceof DataType.Binary binary && binary.length().isEmpty()) {
            return "binary";
        }
        if (type instanceof DataType.Date) {
            return "date";
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp(timestamp);
        }
        if (type instanceof DataType.Opaque opaque) {
            return opaque.nativeName();
        }
        return nested(type);
    }

    private static String nested(DataType type) {
        if (type instanceof DataType.Array array) {
            return "array<" + print(array.element()) + ">";
        }
        if (type instanceof DataType.MapOf map) {
            return "map<" + print(map.key()) + "," + print(map.value()) + ">";
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().stream().map(TypePrinter::field).collect(joining(",", "struct<", ">"));
        }
        if (type instanceof DataType.Union union) {
            return union.alternatives().stream().map(TypePrinter::print).collect(joining(",", "uniontype<", ">"));
        }
        throw new IllegalArgumentException("Hive has no words for " + type);
    }

    private static String integer(int bits) {
        return switch (bits) {
            case 8 -> "tinyint";
            case 16 -> "smallint";
            case 32 -> "int";
            default -> "bigint";
        };
    }

    private static String text(DataType.Text text) {
        if (text.length().isEmpty()) {
            return "string";
        }
        return "%s(%d)"
                .formatted(text.fixed() ? "char" : "varchar", text.length().getAsInt());
    }

    private static String timestamp(DataType.Timestamp timestamp) {
        String precision = timestamp.precision() == TypeParser.NANOS ? "" : "(" + timestamp.precision() + ")";
        String zone =
                switch (timestamp.zone()) {
                    case NONE -> "";
                    case UTC -> " with local time zone";
                    case OFFSET -> " with time zone";
                };
        return "timestamp" + precision + zone;
    }

    private static String field(DataType.Field field) {
        String name = SAFE.matcher(field.name()).matches()
                ? field.name()
                : "`" + field.name().replace("`", "``") + "`";
        return name + ":" + print(field.type()) + (field.nullable() ? "" : " not null");
    }
}
