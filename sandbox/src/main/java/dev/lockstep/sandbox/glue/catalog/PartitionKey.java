package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;

/** Partition values as one text that no other values have. */
final class PartitionKey {
    private PartitionKey() {}

    /** @throws ServiceError InvalidInputException if the number of values is not that of the table's partition keys */
    static String of(TableEntry table, JsonNode values) {
        if (values.size() != table.current().partitionKeys().size()) {
            throw ServiceError.invalidInput("The number of partition keys do not match the number of partition values");
        }
        return Json.text(values.isArray() ? values : Json.object().arrayNode());
    }

    static ArrayNode values(String key) {
        return (ArrayNode) Json.parse(key);
    }

    /** Whether the partition belongs to a segment of a parallel listing. Each belongs to exactly one. */
    static boolean inSegment(String key, JsonNode segment) {
        return segment.isMissingNode()
                || Math.floorMod(key.hashCode(), segment.get("TotalSegments").intValue())
                        == segment.get("SegmentNumber").intValue();
    }
}
