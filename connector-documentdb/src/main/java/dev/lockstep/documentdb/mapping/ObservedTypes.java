package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * What values say of their type. One value proves little: what is null or an empty array is of an undecided type ({@code null}) until {@link
 * TypeMerge} joins it with another that says more.
 */
public final class ObservedTypes {
    /** Levels below which a document is of an undecided type. Source: MongoDB Manual, "MongoDB Limits and Thresholds", 100 levels. */
    static final int MAX_DEPTH = 100;

    private ObservedTypes() {}

    /**
     * The type of {@code value}: a document has its fields, in their order, the null ones nullable; an array has one element type for all of its
     * elements. A field without a name, which no column can have, is left out.
     *
     * @param conflicts takes what is joined at a loss
     */
    public static DataType of(BsonValue value, TypeMerge.Conflicts conflicts) {
        return of(value, "", 0, conflicts);
    }

    private static DataType of(BsonValue value, String path, int depth, TypeMerge.Conflicts conflicts) {
        if (depth > MAX_DEPTH) {
            conflicts.add(path, "nested deeper than %d levels".formatted(MAX_DEPTH));
            return BsonKinds.type(value.getBsonType());
        }
        if (value instanceof BsonDocument document) {
            return struct(document, path, depth, conflicts);
        }
        if (value instanceof BsonArray array) {
            return array(array, path, depth, conflicts);
        }
        return value instanceof BsonBinary binary
                ? BsonKinds.binary(Byte.toUnsignedInt(binary.getType()))
                : BsonKinds.type(value.getBsonType());
    }

    private static DataType struct(BsonDocument document, String path, int depth, TypeMerge.Conflicts conflicts) {
        List<DataType.Field> fields = new ArrayList<>();
        document.forEach((name, value) -> {
            if (name.isEmpty()) {
                conflicts.add(path, "a field without a name is left out");
            } else {
                DataType type = of(value, path + "/" + name, depth + 1, conflicts);
                fields.add(new DataType.Field(name, type, TypeMerge.isUndecided(type)));
            }
        });
        return new DataType.Struct(fields);
    }

    private static DataType array(BsonArray array, String path, int depth, TypeMerge.Conflicts conflicts) {
        DataType element = BsonKinds.type(BsonType.NULL);
        for (BsonValue value : array) {
            DataType next = of(value, path + "/*", depth + 1, conflicts);
            element = new TypeMerge(conflicts).merge(element, next, path + "/*");
        }
        return new DataType.Array(element);
    }
}
