package dev.lockstep.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A batch of which some entries never get through. For one request. */
final class PartialBatch {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Shape> SHAPES = Map.of(
            "BatchCreatePartition", new Shape("PartitionInputList", "Values", "PartitionValues"),
            "BatchUpdatePartition", new Shape("Entries", "PartitionValueList", "PartitionValueList"),
            "BatchDeletePartition", new Shape("PartitionsToDelete", "Values", "PartitionValues"));
    private static final String READ = "BatchGetPartition";

    private final String operation;
    private final Fault.Entries fault;
    private final List<JsonNode> refused = new ArrayList<>();

    /** @param list of entries in the request; @param identity of an entry; @param shown where an error holds the identity */
    private record Shape(String list, String identity, String shown) {}

    PartialBatch(String operation, Fault.Entries fault) {
        if (!SHAPES.containsKey(operation) && !operation.equals(READ)) {
            throw new IllegalArgumentException("glue:%s is no batch of partitions".formatted(operation));
        }
        this.operation = operation;
        this.fault = fault;
    }

    /** The request without the entries that are refused. */
    JsonNode rest(JsonNode request) {
        ObjectNode rest = request.deepCopy();
        String list = operation.equals(READ)
                ? "PartitionsToGet"
                : SHAPES.get(operation).list();
        ArrayNode kept = rest.putArray(list);
        int number = 0;
        for (JsonNode entry : request.path(list)) {
            number++;
            if (number % fault.every() == 0) {
                refused.add(entry);
            } else {
                kept.add(entry);
            }
        }
        return rest;
    }

    /** The answer to the rest, and the errors of those that were refused. */
    byte[] complete(byte[] answer) {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(answer);
            if (operation.equals(READ)) {
                ArrayNode unprocessed = (ArrayNode) all.get("UnprocessedKeys");
                refused.forEach(unprocessed::add);
            } else {
                ArrayNode errors = (ArrayNode) all.get("Errors");
                refused.forEach(entry -> errors.add(error(entry)));
            }
            return JSON.writeValueAsBytes(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode error(JsonNode entry) {
        Shape shape = SHAPES.get(operation);
        ObjectNode error = JSON.createObjectNode();
        error.set(shape.shown(), entry.path(shape.identity()));
        error.putObject("ErrorDetail").put("ErrorCode", fault.code()).put("ErrorMessage", fault.message());
        return error;
    }
}
