package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * The catalog keeps database, table and column names in lower case and finds them in any. How it folds letters beyond ASCII is not
 * published; this sandbox folds like {@link Locale#ROOT}.
 */
public final class Names {
    private Names() {}

    public static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Folds the {@code Name} of every column in a list; a missing list is left alone. */
    static void foldColumns(JsonNode columns) {
        for (JsonNode column : columns) {
            ((ObjectNode) column).put("Name", fold(column.path("Name").textValue()));
        }
    }
}
