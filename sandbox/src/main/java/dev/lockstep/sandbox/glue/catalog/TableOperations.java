package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.Inputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** GetTable and its relatives. */
public final class TableOperations {
    private TableOperations() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        if (input.has("OpenTableFormatInput")) {
            throw ServiceError.invalidInput("This sandbox does not create tables in open table formats.");
        }
        DatabaseEntry database = scope.parent(databaseName(input));
        TableVersion first = TableDocuments.first(scope, database, input.get("TableInput"));
        int max = scope.rules().quotas().tablesPerDatabase();
        if (database.tables.containsKey(first.name())) {
            throw ServiceError.alreadyExists("Table already exists.");
        }
        if (database.tables.size() >= max) {
            throw ServiceError.limitExceeded(
                    "Number of TABLE resources exceeds the limit %d per DATABASE".formatted(max));
        }
        var entry = new TableEntry(first);
        input.path("PartitionIndexes").forEach(index -> PartitionIndexOperations.add(entry, index));
        database.tables.put(first.name(), entry);
        return Json.object();
    }

    public static ObjectNode get(Scope scope, ObjectNode input) {
        return Json.answer(
                "Table", scope.table(databaseName(input), name(input)).current().document());
    }

    /**
     * The expression is taken as a regular expression that has to match the whole folded name. Which dialect the service speaks and how
     * it anchors is not published.
     */
    public static ObjectNode list(Scope scope, ObjectNode input) {
        DatabaseEntry database = scope.parent(databaseName(input));
        Pattern expression = expression(input.path("Expression").asText(".*"));
        List<String> attributes = Json.strings(input.path("AttributesToGet"));
        if (input.has("AttributesToGet") && !attributes.contains("NAME")) {
            throw ServiceError.invalidInput("AttributesToGet must be NAME, or NAME and TABLE_TYPE.");
        }
        return scope.pager()
                .page(
                        "TableList",
                        input,
                        Inputs.CATALOG_PAGE,
                        database.tables,
                        (name, table) -> scope.visibility().seesTable(database.name, name)
                                && expression.matcher(name).matches(),
                        table -> shown(table.current(), attributes));
    }

    /** Replaces everything, under a new version number; a stale {@code VersionId} changes nothing. */
    public static ObjectNode update(Scope scope, ObjectNode input) {
        JsonNode given = input.get("TableInput");
        String name = input.path("Name").asText(given.get("Name").textValue());
        if (!Names.fold(name).equals(Names.fold(given.get("Name").textValue()))) {
            throw ServiceError.invalidInput("A table cannot be renamed.");
        }
        DatabaseEntry database = scope.parent(databaseName(input));
        TableEntry entry = scope.table(database.name, name);
        TableVersion current = entry.current();
        if (!input.path("VersionId").asText(current.id()).equals(current.id())) {
            throw ServiceError.concurrentModification("Update table failed due to concurrent modifications.");
        }
        TableVersion next = TableDocuments.next(scope, database, given, current);
        boolean archive = !input.path("SkipArchive").asBoolean(false);
        int max = scope.rules().quotas().versionsPerTable();
        if (archive && entry.versions.size() >= max) {
            throw ServiceError.limitExceeded(
                    "Number of TABLE_VERSION resources exceeds the account limit %d per TABLE".formatted(max));
        }
        entry.replaceCurrent(next, archive);
        AssetAddress.forgetGoneColumns(entry);
        return Json.object();
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        remove(scope, databaseName(input), name(input));
        return Json.object();
    }

    /** Deletes what it can; the rest is listed in {@code Errors} of an answer that is a success. */
    public static ObjectNode batchDelete(Scope scope, ObjectNode input) {
        DatabaseEntry database = scope.parent(databaseName(input));
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        for (String name : Json.strings(input.get("TablesToDelete"))) {
            try {
                remove(scope, database.name, name);
            } catch (ServiceError e) {
                errors.addObject().put("TableName", name).set("ErrorDetail", Json.errorDetail(e));
            }
        }
        return answer;
    }

    private static void remove(Scope scope, String database, String name) {
        scope.table(database, name);
        scope.database(database).tables.remove(Names.fold(name));
    }

    private static JsonNode shown(TableVersion table, List<String> attributes) {
        if (attributes.isEmpty()) {
            return Json.raw(table.document());
        }
        ObjectNode excerpt = Json.object().put("Name", table.name());
        if (attributes.contains("TABLE_TYPE") && !table.type().isEmpty()) {
            excerpt.put("TableType", table.type());
        }
        return excerpt;
    }

    private static Pattern expression(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw ServiceError.invalidInput("Expression is not a regular expression: " + e.getDescription());
        }
    }

    static String databaseName(ObjectNode input) {
        return input.get("DatabaseName").textValue();
    }

    private static String name(ObjectNode input) {
        return input.get("Name").textValue();
    }
}
