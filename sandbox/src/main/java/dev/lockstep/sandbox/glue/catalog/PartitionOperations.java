package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.Inputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Optional;

/** GetPartition and its relatives, one partition at a time; {@link PartitionBatches} has the rest. */
public final class PartitionOperations {
    private PartitionOperations() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        add(scope, input, input.get("PartitionInput"));
        return Json.object();
    }

    public static ObjectNode get(Scope scope, ObjectNode input) {
        return Json.answer("Partition", document(table(scope, input), input.get("PartitionValues")));
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        if (!input.path("Expression").asText().isBlank()) {
            throw ServiceError.invalidInput("This sandbox does not evaluate partition expressions; list and filter.");
        }
        JsonNode segment = input.path("Segment");
        boolean bare = input.path("ExcludeColumnSchema").asBoolean(false);
        return scope.pager()
                .page(
                        "Partitions",
                        input,
                        Inputs.PARTITION_PAGE,
                        table(scope, input).partitions,
                        (key, partition) -> PartitionKey.inSegment(key, segment),
                        partition -> bare ? withoutColumns(partition) : Json.raw(partition));
    }

    public static ObjectNode update(Scope scope, ObjectNode input) {
        replace(scope, input, input.get("PartitionValueList"), input.get("PartitionInput"));
        return Json.object();
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        remove(table(scope, input), input.get("PartitionValues"));
        return Json.object();
    }

    static void add(Scope scope, ObjectNode input, JsonNode partition) {
        TableEntry table = table(scope, input);
        String key = PartitionKey.of(table, partition.path("Values"));
        if (table.partitions.containsKey(key)) {
            throw ServiceError.alreadyExists("Partition already exists.");
        }
        table.partitions.put(
                key, document(scope, table, partition, scope.rules().now()));
    }

    static void replace(Scope scope, ObjectNode input, JsonNode values, JsonNode partition) {
        TableEntry table = table(scope, input);
        long created = Json.parse(document(table, values)).get("CreationTime").longValue();
        ObjectNode next = partition.deepCopy();
        if (!next.has("Values")) {
            next.set("Values", values);
        }
        String key = PartitionKey.of(table, next.get("Values"));
        String oldKey = PartitionKey.of(table, values);
        if (!key.equals(oldKey) && table.partitions.containsKey(key)) {
            throw ServiceError.alreadyExists("Partition already exists.");
        }
        table.partitions.remove(oldKey);
        table.partitions.put(key, document(scope, table, next, created));
    }

    static void remove(TableEntry table, JsonNode values) {
        document(table, values);
        table.partitions.remove(PartitionKey.of(table, values));
    }

    static Optional<String> find(TableEntry table, JsonNode values) {
        return Optional.ofNullable(table.partitions.get(PartitionKey.of(table, values)));
    }

    static TableEntry table(Scope scope, ObjectNode input) {
        return scope.table(
                TableOperations.databaseName(input), input.get("TableName").textValue());
    }

    private static String document(TableEntry table, JsonNode values) {
        return find(table, values).orElseThrow(() -> ServiceError.notFound("Cannot find partition."));
    }

    private static String document(Scope scope, TableEntry table, JsonNode partition, long created) {
        ObjectNode shown = partition.deepCopy();
        JsonNode parent = table.current().tree();
        shown.set("DatabaseName", parent.get("DatabaseName"));
        shown.set("TableName", parent.get("Name"));
        shown.put("CreationTime", created);
        shown.put("CatalogId", scope.catalog().id);
        if (shown.path("StorageDescriptor") instanceof ObjectNode storage) {
            TableDocuments.normaliseStorage(storage, scope.rules());
        }
        return Json.text(shown);
    }

    private static JsonNode withoutColumns(String partition) {
        JsonNode tree = Json.parse(partition);
        if (tree.path("StorageDescriptor") instanceof ObjectNode storage) {
            storage.remove("Columns");
        }
        return tree;
    }
}
