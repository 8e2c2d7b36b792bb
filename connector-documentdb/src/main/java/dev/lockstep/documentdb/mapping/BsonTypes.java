package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;

/**
 * Types of documents as text, both ways. A kind is called as {@code $type} calls it; beyond that {@code binData(4)} is binary of a subtype,
 * {@code array<int>} an array, {@code object<_id:objectId,note?:string>} a document of which a field may be missing or null,
 * {@code object<*:long>} one of any fields, {@code anyOf<int,string>} a value of either. Bare {@code object} and {@code array} say nothing of
 * what is in them.
 */
public final class BsonTypes {
    private BsonTypes() {}

    /**
     * The type that {@code text} says.
     *
     * @throws IllegalArgumentException if it is no type; the message names the position, from 1
     */
    public static DataType parse(String text) {
        return new BsonTypeParser(text).parse();
    }

    /**
     * The text of {@code type}; {@link #parse} gives it back.
     *
     * @throws IllegalArgumentException if no document holds such values; {@link StoredTypes} says which type comes nearest
     */
    public static String print(DataType type) {
        return BsonTypePrinter.print(type);
    }
}
