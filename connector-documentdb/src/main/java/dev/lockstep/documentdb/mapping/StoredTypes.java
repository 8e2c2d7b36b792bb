package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Timestamp.Zone;
import dev.lockstep.model.Loss.Severity;
import java.util.List;
import java.util.Optional;
import org.bson.BsonType;

/** The type of document that holds every value of a canonical one, and a reason wherever it says less. */
public final class StoredTypes {
    private static final DataType STRING = DataType.Text.unlimited();

    /** Digits of a second's fraction that a BSON date keeps. Source: BSON specification, UTC datetime. */
    private static final int MILLIS = 3;

    private final Reasons reasons;

    /** Takes a reason why the stored type says less. */
    public interface Reasons {
        void add(Severity severity, String reason);
    }

    private StoredTypes(Reasons reasons) {
        this.reasons = reasons;
    }

    /** {@code type} itself if {@link BsonTypes#print} takes it, otherwise the nearest type that it takes; gives the reasons to {@code reasons}. */
    public static DataType of(DataType type, Reasons reasons) {
        return new StoredTypes(reasons).stored(type);
    }

    private DataType stored(DataType type) {
        if (BsonKinds.name(type).isPresent()) {
            return type;
        }
        if (type instanceof DataType.Array array) {
            return new DataType.Array(stored(array.element()));
        }
        if (type instanceof DataType.MapOf map) {
            return map(map);
        }
        if (type instanceof DataType.Struct struct) {
            return new DataType.Struct(struct.fields().stream()
                    .map(field -> new DataType.Field(field.name(), stored(field.type()), field.nullable()))
                    .toList());
        }
        if (type instanceof DataType.Union union) {
            return new DataType.Union(
                    union.alternatives().stream().map(this::stored).toList());
        }
        return scalar(type);
    }

    private DataType map(DataType.MapOf map) {
        DataType value = stored(map.value());
        if (map.key() instanceof DataType.Text) {
            return map.key().equals(STRING)
                    ? new DataType.MapOf(STRING, value)
                    : note(new DataType.MapOf(STRING, value), "a document's field names have no limit of their own");
        }
        var entry = new DataType.Struct(
                List.of(new DataType.Field("key", stored(map.key()), false), new DataType.Field("value", value, true)));
        return degraded(new DataType.Array(entry), "a map whose keys are no texts is stored as array of entries");
    }

    private DataType scalar(DataType type) {
        if (type instanceof DataType.Int number) {
            return integer(number);
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal(decimal.precision());
        }
        if (type instanceof DataType.FloatingDecimal floating) {
            return decimal(floating.digits());
        }
        if (type instanceof DataType.Float) {
            return note(BsonKinds.type(BsonType.DOUBLE), "a 32-bit float is stored with 64 bits");
        }
        if (type instanceof DataType.Text || type instanceof DataType.LargeText) {
            return note(STRING, "a string has no length of its own");
        }
        if (type instanceof DataType.Binary || type instanceof DataType.LargeBinary) {
            return note(BsonKinds.type(BsonType.BINARY), "binary has no length of its own");
        }
        if (type instanceof DataType.Enumerated enumerated) {
            DataType base = stored(enumerated.base());
            return degraded(base, "the names of an enumeration's values are not stored");
        }
        return further(type);
    }

    private DataType further(DataType type) {
        if (type instanceof DataType.Date) {
            return degraded(
                    BsonKinds.type(BsonType.DATE_TIME), "BSON has no day without a time; stored as its midnight");
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp(timestamp);
        }
        if (type instanceof DataType.Time) {
            return degraded(STRING, "BSON has no time of day; stored as string");
        }
        if (type instanceof DataType.Geometry) {
            return degraded(STRING, "BSON has no spatial type; stored as string");
        }
        if (type instanceof DataType.Vector) {
            return note(new DataType.Array(new DataType.Float(64)), "a vector is stored as array of double");
        }
        if (type instanceof DataType.Opaque opaque) {
            return degraded(STRING, "BSON has no type %s; stored as string".formatted(opaque.nativeName()));
        }
        throw new IllegalStateException("unknown type " + type);
    }

    /** The narrowest kind that holds every value. */
    private DataType integer(DataType.Int number) {
        int bits = number.signed() ? number.bits() : number.bits() + 1;
        BsonType kind = bits <= 32 ? BsonType.INT32 : bits <= 64 ? BsonType.INT64 : BsonType.DECIMAL128;
        return note(
                BsonKinds.type(kind),
                "BSON has no integers of %d bits%s; stored as %s"
                        .formatted(number.bits(), number.signed() ? "" : " without sign", BsonKinds.name(kind)));
    }

    private DataType decimal(int digits) {
        return digits <= BsonKinds.DECIMAL_DIGITS
                ? note(BsonKinds.type(BsonType.DECIMAL128), "a decimal does not say its precision and scale")
                : degraded(
                        STRING,
                        "a decimal has %d digits; more are stored as string".formatted(BsonKinds.DECIMAL_DIGITS));
    }

    private DataType timestamp(DataType.Timestamp timestamp) {
        Optional<String> reason = timestamp.precision() > MILLIS
                ? Optional.of("a date keeps milliseconds; finer times are stored as string")
                : Optional.of("a date keeps no offset; stored as string")
                        .filter(offset -> timestamp.zone() == Zone.OFFSET);
        if (reason.isPresent()) {
            return degraded(STRING, reason.get());
        }
        DataType date = BsonKinds.type(BsonType.DATE_TIME);
        return timestamp.zone() == Zone.UTC
                ? note(date, "a date does not say its precision")
                : degraded(date, "a date is an instant; a time without zone is stored as if it were UTC");
    }

    private DataType note(DataType stored, String reason) {
        reasons.add(Severity.NOTE, reason);
        return stored;
    }

    private DataType degraded(DataType stored, String reason) {
        reasons.add(Severity.DEGRADED, reason);
        return stored;
    }
}
