package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;

/** Partition batches: each does what it can and lists the rest in {@code Errors} of an answer that is a success. */
public final class PartitionBatches {
    private PartitionBatches() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        PartitionOperations.table(scope, input);
        return each(
                input.get("PartitionInputList"),
                "PartitionValues",
                "Values",
                partition -> PartitionOperations.add(scope, input, partition));
    }

    public static ObjectNode update(Scope scope, ObjectNode input) {
        PartitionOperations.table(scope, input);
        return each(
                input.get("Entries"),
                "PartitionValueList",
                "PartitionValueList",
                entry -> PartitionOperations.replace(
                        scope, input, entry.get("PartitionValueList"), entry.get("PartitionInput")));
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        TableEntry table = PartitionOperations.table(scope, input);
        return each(
                input.get("PartitionsToDelete"),
                "PartitionValues",
                "Values",
                partition -> PartitionOperations.remove(table, partition.get("Values")));
    }

    /** Partitions that do not exist are left out. */
    public static ObjectNode get(Scope scope, ObjectNode input) {
        TableEntry table = PartitionOperations.table(scope, input);
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("Partitions");
        for (JsonNode wanted : input.get("PartitionsToGet")) {
            PartitionOperations.find(table, wanted.get("Values")).map(Json::raw).ifPresent(found::add);
        }
        answer.putArray("UnprocessedKeys");
        return answer;
    }

    private interface Step {
        void on(JsonNode entry);
    }

    private static ObjectNode each(JsonNode entries, String errorMember, String valuesMember, Step step) {
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        for (JsonNode entry : entries) {
            try {
                step.on(entry);
            } catch (ServiceError e) {
                ObjectNode error = errors.addObject();
                error.set(errorMember, entry.path(valuesMember));
                error.set("ErrorDetail", Json.errorDetail(e));
            }
        }
        return answer;
    }
}
