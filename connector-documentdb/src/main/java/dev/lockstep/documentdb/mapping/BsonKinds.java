package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Timestamp.Zone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonType;

/**
 * The kinds of BSON value: name and canonical type. A kind that the model has no word for is opaque under its own name, so that it comes
 * back. Source: MongoDB Manual, "BSON Types" (names as {@code $type} takes them).
 */
final class BsonKinds {
    /** Digits of a Decimal128. Source: IEEE 754, decimal128. */
    static final int DECIMAL_DIGITS = 34;

    /** Binary of no particular meaning. Source: BSON specification, subtypes. */
    static final int GENERIC = 0;

    /** Binary that is a UUID in network order. Subtype 3 is one too, but in an order that only its writer knows. */
    static final int UUID = 4;

    static final int MAX_SUBTYPE = 255;

    private static final String PREFIX = "bson.";
    private static final String BINARY = "binData";
    private static final Map<String, BsonType> KINDS = kinds();
    private static final Map<DataType, String> NAMES = names();

    private BsonKinds() {}

    /** @throws IllegalArgumentException if {@code kind} is the end of a document, which is no value */
    static String name(BsonType kind) {
        return switch (kind) {
            case END_OF_DOCUMENT -> throw new IllegalArgumentException("the end of a document has no type");
            case DOUBLE -> "double";
            case STRING -> "string";
            case DOCUMENT -> "object";
            case ARRAY -> "array";
            case BINARY -> BINARY;
            case UNDEFINED -> "undefined";
            case OBJECT_ID -> "objectId";
            case BOOLEAN -> "bool";
            case DATE_TIME -> "date";
            case NULL -> "null";
            case REGULAR_EXPRESSION -> "regex";
            case DB_POINTER -> "dbPointer";
            case JAVASCRIPT -> "javascript";
            case SYMBOL -> "symbol";
            case JAVASCRIPT_WITH_SCOPE -> "javascriptWithScope";
            case INT32 -> "int";
            case TIMESTAMP -> "timestamp";
            case INT64 -> "long";
            case DECIMAL128 -> "decimal";
            case MIN_KEY -> "minKey";
            case MAX_KEY -> "maxKey";
        };
    }

    /**
     * What is known of a value whose kind is all that is known. The {@code timestamp} is the operation log's own clock and no date.
     *
     * @throws IllegalArgumentException if {@code kind} is the end of a document
     */
    static DataType type(BsonType kind) {
        return switch (kind) {
            case DOUBLE -> new DataType.Float(64);
            case STRING -> DataType.Text.unlimited();
            case BINARY -> new DataType.Binary(OptionalInt.empty(), false);
            case BOOLEAN -> new DataType.Bool();
            case DATE_TIME -> new DataType.Timestamp(3, Zone.UTC);
            case INT32 -> new DataType.Int(32, true);
            case INT64 -> new DataType.Int(64, true);
            case DECIMAL128 -> new DataType.FloatingDecimal(DECIMAL_DIGITS);
            case END_OF_DOCUMENT,
                    DOCUMENT,
                    ARRAY,
                    UNDEFINED,
                    OBJECT_ID,
                    NULL,
                    REGULAR_EXPRESSION,
                    DB_POINTER,
                    JAVASCRIPT,
                    SYMBOL,
                    JAVASCRIPT_WITH_SCOPE,
                    TIMESTAMP,
                    MIN_KEY,
                    MAX_KEY -> new DataType.Opaque(PREFIX + name(kind));
        };
    }

    /** @param subtype 0 to 255 */
    static DataType binary(int subtype) {
        if (subtype < 0 || subtype > MAX_SUBTYPE) {
            throw new IllegalArgumentException("the binary subtype %d is out of range".formatted(subtype));
        }
        return switch (subtype) {
            case GENERIC -> type(BsonType.BINARY);
            case UUID -> new DataType.Uuid();
            default -> new DataType.Opaque("%s%s(%d)".formatted(PREFIX, BINARY, subtype));
        };
    }

    /** The type of the kind called {@code name}, in its own letters. */
    static Optional<DataType> find(String name) {
        return Optional.ofNullable(KINDS.get(name)).map(BsonKinds::type);
    }

    /** The name of a type without parts; empty if BSON has none. */
    static Optional<String> name(DataType type) {
        if (type instanceof DataType.Opaque opaque && opaque.nativeName().matches("bson\\.binData\\(\\d{1,3}\\)")) {
            String name = opaque.nativeName().substring(PREFIX.length());
            int subtype = Integer.parseInt(name, BINARY.length() + 1, name.length() - 1, 10);
            return subtype <= MAX_SUBTYPE && binary(subtype).equals(type) ? Optional.of(name) : Optional.empty();
        }
        return Optional.ofNullable(NAMES.get(type));
    }

    private static Map<String, BsonType> kinds() {
        Map<String, BsonType> kinds = new HashMap<>();
        for (BsonType kind : BsonType.values()) {
            if (kind != BsonType.END_OF_DOCUMENT) {
                kinds.put(name(kind), kind);
            }
        }
        return Map.copyOf(kinds);
    }

    private static Map<DataType, String> names() {
        Map<DataType, String> names = new HashMap<>();
        KINDS.forEach((name, kind) -> names.put(type(kind), name));
        names.put(new DataType.Uuid(), "%s(%d)".formatted(BINARY, UUID));
        return Map.copyOf(names);
    }
}
