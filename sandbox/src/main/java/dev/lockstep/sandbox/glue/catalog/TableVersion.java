package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One version of a table, immutable.
 *
 * @param number 0 after creation, one more with each update
 * @param type {@code TableType}, "" if it has none
 * @param partitionKeys folded names, in order
 * @param document as GetTable shows it
 */
record TableVersion(long number, String name, String type, List<String> partitionKeys, String document) {
    String id() {
        return Long.toString(number);
    }

    /** Sorts newest first; always 19 digits. */
    String key() {
        return Long.toString(Long.MAX_VALUE - number);
    }

    JsonNode tree() {
        return Json.parse(document);
    }
}
