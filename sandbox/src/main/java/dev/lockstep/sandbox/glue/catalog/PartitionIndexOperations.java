package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.List;

/** Partition indexes: described, not built; they are ACTIVE at once. */
public final class PartitionIndexOperations {
    private PartitionIndexOperations() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        add(PartitionOperations.table(scope, input), input.get("PartitionIndex"));
        return Json.object();
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        TableEntry table = PartitionOperations.table(scope, input);
        ObjectNode answer = Json.object();
        ArrayNode indexes = answer.putArray("PartitionIndexDescriptorList");
        table.indexes.values().forEach(index -> indexes.add(Json.raw(index)));
        return answer;
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        TableEntry table = PartitionOperations.table(scope, input);
        String name = input.get("IndexName").textValue();
        if (!table.indexes.containsKey(name)) {
            throw ServiceError.notFound("Index with the given indexName : " + name + " does not exist");
        }
        table.indexes.remove(name);
        return Json.object();
    }

    static void add(TableEntry table, JsonNode index) {
        String name = index.get("IndexName").textValue();
        List<String> keys =
                Json.strings(index.get("Keys")).stream().map(Names::fold).toList();
        if (!table.current().partitionKeys().containsAll(keys)) {
            throw ServiceError.invalidInput(
                    "Index %s names keys that are not partition keys of the table.".formatted(name));
        }
        if (table.indexes.containsKey(name)) {
            throw ServiceError.alreadyExists("Index with the given indexName : " + name + " already exists");
        }
        if (table.indexes.size() >= Quotas.PARTITION_INDEXES_PER_TABLE) {
            throw ServiceError.limitExceeded(
                    "A table has at most %d partition indexes".formatted(Quotas.PARTITION_INDEXES_PER_TABLE));
        }
        table.indexes.put(name, document(table, name, keys));
    }

    private static String document(TableEntry table, String name, List<String> keys) {
        ObjectNode shown = Json.object().put("IndexName", name);
        ArrayNode elements = shown.putArray("Keys");
        for (String key : keys) {
            JsonNode columns = table.current().tree().get("PartitionKeys");
            for (JsonNode column : columns) {
                if (column.get("Name").textValue().equals(key)) {
                    elements.addObject()
                            .put("Name", key)
                            .put("Type", column.path("Type").asText());
                }
            }
        }
        return Json.text(shown.put("IndexStatus", "ACTIVE"));
    }
}
