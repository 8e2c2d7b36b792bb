package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** From a TableInput to the table that reads show: folded names, defaults, and the members only the service sets. */
final class TableDocuments {
    private static final Pattern NESTED = Pattern.compile("\\s*(array|map|struct|uniontype)\\s*<.*", Pattern.DOTALL);

    private TableDocuments() {}

    static TableVersion first(Scope scope, DatabaseEntry database, JsonNode input) {
        return version(scope, database, input, 0, scope.rules().now(), scope.callerArn());
    }

    static TableVersion next(Scope scope, DatabaseEntry database, JsonNode input, TableVersion current) {
        JsonNode before = current.tree();
        long createTime = before.get("CreateTime").longValue();
        return version(
                scope,
                database,
                input,
                current.number() + 1,
                createTime,
                before.get("CreatedBy").textValue());
    }

    private static TableVersion version(
            Scope scope, DatabaseEntry database, JsonNode input, long number, long createTime, String createdBy) {
        String name = Names.fold(input.get("Name").textValue());
        ObjectNode table = Json.object().put("Name", name).put("DatabaseName", database.name);
        table.setAll((ObjectNode) input);
        table.put("Name", name);
        table.put("CreateTime", createTime);
        table.put("UpdateTime", scope.rules().now());
        if (!table.has("Retention")) {
            table.put("Retention", 0);
        }
        normalise(table, scope.rules());
        table.put("CreatedBy", createdBy);
        table.put("IsRegisteredWithLakeFormation", false);
        table.put("CatalogId", scope.catalog().id);
        table.put("VersionId", Long.toString(number));
        table.put("DatabaseId", database.id); // this and the next: no SDK knows them, the service sends them
        table.put("IsRowFilteringEnabled", false);
        return new TableVersion(
                number, name, table.path("TableType").asText(), keys(table.path("PartitionKeys")), Json.text(table));
    }

    private static void normalise(ObjectNode table, CatalogRules rules) {
        Names.foldColumns(table.path("PartitionKeys"));
        if (table.path("StorageDescriptor") instanceof ObjectNode storage) {
            normaliseStorage(storage, rules);
        }
    }

    /** Folds column names and adds what the service shows without having been told. */
    static void normaliseStorage(ObjectNode storage, CatalogRules rules) {
        Names.foldColumns(storage.path("Columns"));
        if (rules.storageDefaults()) {
            putIfAbsent(storage, "Compressed", Json.object().booleanNode(false));
            putIfAbsent(storage, "NumberOfBuckets", Json.object().numberNode(0));
            putIfAbsent(storage, "SortColumns", Json.object().arrayNode());
            putIfAbsent(storage, "StoredAsSubDirectories", Json.object().booleanNode(false));
        }
    }

    private static void putIfAbsent(ObjectNode node, String member, JsonNode value) {
        if (!node.has(member)) {
            node.set(member, value);
        }
    }

    private static List<String> keys(JsonNode partitionKeys) {
        var names = new ArrayList<String>();
        for (JsonNode key : partitionKeys) {
            if (NESTED.matcher(Names.fold(key.path("Type").asText())).matches()) {
                throw ServiceError.invalidInput(
                        "Partition key %s has type %s; partition keys must be of a primitive type."
                                .formatted(
                                        key.get("Name").textValue(),
                                        key.get("Type").textValue()));
            }
            names.add(key.get("Name").textValue());
        }
        return List.copyOf(names);
    }
}
