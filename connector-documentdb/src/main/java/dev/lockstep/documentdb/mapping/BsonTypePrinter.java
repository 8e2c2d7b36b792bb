package dev.lockstep.documentdb.mapping;

import static java.util.stream.Collectors.joining;

import dev.lockstep.model.DataType;
import java.util.regex.Pattern;

/** Writes one type without blanks. Names that hold more than letters, digits and underscores are in grave accents. */
final class BsonTypePrinter {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd}_]+");

    private BsonTypePrinter() {}

    static String print(DataType type) {
        if (type instanceof DataType.Array array) {
            return "array<%s>".formatted(print(array.element()));
        }
        if (type instanceof DataType.MapOf map && map.key().equals(DataType.Text.unlimited())) {
            return "object<*:%s>".formatted(print(map.value()));
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().stream().map(BsonTypePrinter::field).collect(joining(",", "object<", ">"));
        }
        if (type instanceof DataType.Union union) {
            return union.alternatives().stream().map(BsonTypePrinter::print).collect(joining(",", "anyOf<", ">"));
        }
        return BsonKinds.name(type)
                .orElseThrow(() -> new IllegalArgumentException("no document holds values of " + type));
    }

    private static String field(DataType.Field field) {
        String name = PLAIN.matcher(field.name()).matches()
                ? field.name()
                : "`" + field.name().replace("`", "``") + "`";
        return name + (field.nullable() ? "?:" : ":") + print(field.type());
    }
}
