package dev.lockstep.glue.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Loss.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The type that Hive, Spark, Trino and Athena can all read and that says most of a canonical one. One type that one engine cannot parse
 * makes the whole table unreadable there, so what only some know is not used.
 */
final class PublishedTypes {
    /** Longest {@code varchar}, in characters. Source: Hive language manual. */
    private static final int MAX_VARCHAR = 65_535;

    /** Longest {@code char}, in characters. Source: Hive language manual. */
    private static final int MAX_CHAR = 255;

    /** Longest type, in characters. Source: Glue API, ColumnTypeString. */
    private static final int MAX_TYPE = 131_072;

    /** Deepest nesting that is published; beyond, engines fail each in its own way. */
    private static final int MAX_DEPTH = 50;

    private static final DataType STRING = DataType.Text.unlimited();

    private final Reasons reasons;

    /** Takes a reason why the published type says less. */
    interface Reasons {
        void add(Severity severity, String reason);
    }

    private PublishedTypes(Reasons reasons) {
        this.reasons = reasons;
    }

    /** The text for {@code Column.Type}. */
    static String print(DataType type, Reasons reasons) {
        String text = GlueTypes.print(new PublishedTypes(reasons).publish(type, 0));
        if (text.length() <= MAX_TYPE) {
            return text;
        }
        reasons.add(
                Severity.DEGRADED,
                "the type has %d characters, more than the %d that Glue allows; published as string"
                        .formatted(text.length(), MAX_TYPE));
        return GlueTypes.print(STRING);
    }

    private DataType publish(DataType type, int depth) {
        if (depth > MAX_DEPTH) {
            return degraded(STRING, "types nested deeper than %d levels are published as string".formatted(MAX_DEPTH));
        }
        if (type instanceof DataType.Int number) {
            return number.signed() ? number : unsigned(number);
        }
        if (type instanceof DataType.FloatingDecimal floating) {
            return degraded(
                    new DataType.Decimal(38, 10),
                    "a decimal of %d floating digits is published with a fixed point".formatted(floating.digits()));
        }
        if (type instanceof DataType.Text text) {
            return text(text);
        }
        if (type instanceof DataType.LargeText) {
            return note(STRING, "a large text is published as string");
        }
        if (type instanceof DataType.Binary binary) {
            return binary.length().isEmpty() ? binary : note(bytes(), "Hive's binary has no length");
        }
        if (type instanceof DataType.LargeBinary) {
            return note(bytes(), "a large binary is published as binary");
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp(timestamp);
        }
        return isPlain(type) ? type : publishFurther(type, depth);
    }

    private static boolean isPlain(DataType type) {
        return type instanceof DataType.Bool
                || type instanceof DataType.Decimal
                || type instanceof DataType.Float
                || type instanceof DataType.Date;
    }

    private DataType publishFurther(DataType type, int depth) {
        if (type instanceof DataType.Time) {
            return degraded(STRING, "Hive has no time of day; published as string");
        }
        if (type instanceof DataType.Uuid) {
            return degraded(STRING, "Hive has no UUID; published as string");
        }
        if (type instanceof DataType.Geometry) {
            return degraded(STRING, "Hive has no spatial type; published as string");
        }
        if (type instanceof DataType.Vector) {
            return note(new DataType.Array(new DataType.Float(32)), "a vector is published as array of float");
        }
        if (type instanceof DataType.Opaque opaque) {
            String name = opaque.nativeName();
            return degraded(
                    STRING,
                    name.isEmpty()
                            ? "a type that the source does not give is published as string"
                            : "Hive has no type %s; published as string".formatted(name));
        }
        if (type instanceof DataType.Enumerated enumerated) {
            return note(publish(enumerated.base(), depth), "the names of an enumeration's values are kept beside");
        }
        if (type instanceof DataType.Union) {
            return degraded(STRING, "Spark and Athena cannot read a union; published as string");
        }
        return container(type, depth);
    }

    private DataType container(DataType type, int depth) {
        if (type instanceof DataType.Array array) {
            return new DataType.Array(publish(array.element(), depth + 1));
        }
        if (type instanceof DataType.MapOf map) {
            return map(map, depth);
        }
        if (type instanceof DataType.Struct struct) {
            return struct(struct, depth);
        }
        throw new IllegalStateException("unknown type " + type);
    }

    /** Unsigned numbers take the next wider type, so that every value has its place. */
    private DataType unsigned(DataType.Int number) {
        DataType wider = number.bits() == 64 ? new DataType.Decimal(20, 0) : new DataType.Int(number.bits() * 2, true);
        return note(wider, "Hive has no unsigned numbers; published as " + GlueTypes.print(wider));
    }

    private DataType text(DataType.Text text) {
        int length = text.length().orElse(0);
        if (length > MAX_VARCHAR) {
            return note(STRING, "a text of up to %d characters is published as string".formatted(length));
        }
        return text.fixed() && length > MAX_CHAR
                ? note(
                        DataType.Text.of(length),
                        "a text of %d fixed characters is published as varchar".formatted(length))
                : text;
    }

    private DataType timestamp(DataType.Timestamp timestamp) {
        var published = new DataType.Timestamp(TypeParser.NANOS, DataType.Timestamp.Zone.NONE);
        if (timestamp.precision() != published.precision()) {
            reasons.add(Severity.NOTE, "Hive's timestamp does not say its precision");
        }
        return timestamp.zone() == published.zone() ? published : degraded(published, "Hive's timestamp has no zone");
    }

    private DataType map(DataType.MapOf map, int depth) {
        DataType key = publish(map.key(), depth + 1);
        DataType value = publish(map.value(), depth + 1);
        boolean primitive =
                !(key instanceof DataType.Array || key instanceof DataType.MapOf || key instanceof DataType.Struct);
        if (primitive) {
            return new DataType.MapOf(key, value);
        }
        var entry = new DataType.Struct(
                List.of(new DataType.Field("key", key, true), new DataType.Field("value", value, true)));
        return degraded(
                new DataType.Array(entry), "a map whose keys are not primitive is published as array of entries");
    }

    private DataType struct(DataType.Struct struct, int depth) {
        if (struct.fields().isEmpty()) {
            return degraded(STRING, "Athena cannot read a struct without fields; published as string");
        }
        Set<String> names = new HashSet<>();
        for (DataType.Field field : struct.fields()) {
            String name = GlueNames.RULE.fold(field.name());
            if (name.isEmpty() || !names.add(name)) {
                return degraded(
                        STRING, "two fields of a struct fold to one name, %s; published as string".formatted(name));
            }
        }
        return new DataType.Struct(
                struct.fields().stream().map(field -> field(field, depth + 1)).toList());
    }

    private DataType.Field field(DataType.Field field, int depth) {
        String name = GlueNames.RULE.fold(field.name());
        if (!name.equals(field.name())) {
            reasons.add(Severity.NOTE, "the field %s is published as %s".formatted(field.name(), name));
        }
        if (!field.nullable()) {
            reasons.add(Severity.NOTE, "Hive does not say that the field %s is never null".formatted(field.name()));
        }
        return new DataType.Field(name, publish(field.type(), depth), true);
    }

    private static DataType bytes() {
        return new DataType.Binary(OptionalInt.empty(), false);
    }

    private DataType note(DataType published, String reason) {
        reasons.add(Severity.NOTE, reason);
        return published;
    }

    private DataType degraded(DataType published, String reason) {
        reasons.add(Severity.DEGRADED, reason);
        return published;
    }
}
