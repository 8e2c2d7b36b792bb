package dev.lockstep.glue.mapping;

import dev.lockstep.model.DataType;

/**
 * Hive's type grammar both ways. Glue keeps a column's type as text and leaves its meaning to the engines that read it.
 *
 * <p>What is read leniently is written in the one form that Hive, Spark and Trino all take: small letters, no blanks, decimals with both
 * numbers. A name the grammar knows and the model does not, such as {@code void}, is {@link DataType.Opaque} and goes back verbatim.
 */
public final class GlueTypes {
    private GlueTypes() {}

    /**
     * The type that {@code text} says.
     *
     * @throws IllegalArgumentException if it is no type; the message names the position, from 0
     */
    public static DataType parse(String text) {
        return new TypeParser(text).parse();
    }

    /** The type that {@code text} says; opaque as a whole when it is malformed. */
    public static DataType read(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            return new DataType.Opaque(text);
        }
    }

    /**
     * The text of {@code type}; {@link #parse} gives it back.
     *
     * @throws IllegalArgumentException if the grammar has no words for it
     */
    public static String print(DataType type) {
        return TypePrinter.print(type);
    }
}
