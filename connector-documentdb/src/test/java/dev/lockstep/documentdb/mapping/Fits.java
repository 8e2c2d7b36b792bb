package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Whether a value is of a type, decided without the code under test wherever there is something to decide. */
final class Fits {
    private Fits() {}

    static boolean fits(BsonValue value, DataType type) {
        if (value.isNull()) {
            return true;
        }
        if (type instanceof DataType.Union union) {
            return union.alternatives().stream().anyMatch(alternative -> fits(value, alternative));
        }
        if (value instanceof BsonDocument document) {
            return document(document, type);
        }
        if (value instanceof BsonArray array) {
            return type instanceof DataType.Array of && array.stream().allMatch(item -> fits(item, of.element()));
        }
        if (value.isBinary()) {
            return BsonKinds.binary(Byte.toUnsignedInt(value.asBinary().getType()))
                    .equals(type);
        }
        return number(value.getBsonType(), type)
                || BsonKinds.type(value.getBsonType()).equals(type);
    }

    private static boolean document(BsonDocument document, DataType type) {
        if (type instanceof DataType.MapOf map) {
            return document.values().stream().allMatch(value -> fits(value, map.value()));
        }
        if (!(type instanceof DataType.Struct struct)) {
            return false;
        }
        boolean declared = struct.fields().stream()
                .allMatch(field -> document.containsKey(field.name())
                        ? fits(document.get(field.name()), field.type())
                                && (field.nullable()
                                        || !document.get(field.name()).isNull())
                        : field.nullable());
        long named = document.keySet().stream().filter(name -> !name.isEmpty()).count();
        long known = struct.fields().stream()
                .filter(field -> document.containsKey(field.name()))
                .count();
        return declared && named == known;
    }

    private static boolean number(BsonType kind, DataType type) {
        return switch (kind) {
            case INT32 -> isInt(type) || type instanceof DataType.Float || type instanceof DataType.FloatingDecimal;
            case INT64 ->
                type.equals(new DataType.Int(64, true))
                        || type instanceof DataType.Float
                        || type instanceof DataType.FloatingDecimal;
            case DOUBLE -> type instanceof DataType.Float || type instanceof DataType.FloatingDecimal;
            default -> false;
        };
    }

    private static boolean isInt(DataType type) {
        return type instanceof DataType.Int;
    }
}
