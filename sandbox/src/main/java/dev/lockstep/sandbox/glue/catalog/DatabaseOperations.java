package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.Inputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.List;
import java.util.UUID;

/** GetDatabase and its relatives. */
public final class DatabaseOperations {
    private DatabaseOperations() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        JsonNode given = input.get("DatabaseInput");
        String name = Names.fold(given.get("Name").textValue());
        AccountCatalog catalog = scope.catalog();
        int max = scope.rules().quotas().databasesPerCatalog();
        if (catalog.databases.containsKey(name)) {
            throw ServiceError.alreadyExists("Database already exists.");
        }
        if (catalog.databases.size() >= max) {
            throw ServiceError.limitExceeded("Number of DATABASE resources exceeds the account limit " + max);
        }
        var entry = new DatabaseEntry(name, id(), scope.rules().now());
        entry.document = document(scope, entry, given);
        TagOperations.putAll(entry, input.path("Tags"));
        catalog.databases.put(name, entry);
        return Json.object();
    }

    public static ObjectNode get(Scope scope, ObjectNode input) {
        return Json.answer("Database", scope.database(name(input)).document);
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        List<String> attributes = Json.strings(input.path("AttributesToGet"));
        if (input.has("AttributesToGet") && !attributes.contains("NAME")) {
            throw ServiceError.invalidInput("AttributesToGet must contain NAME.");
        }
        return scope.pager()
                .page(
                        "DatabaseList",
                        input,
                        Inputs.CATALOG_PAGE,
                        scope.catalog().databases,
                        (name, database) -> scope.visibility().seesDatabase(name),
                        database -> attributes.isEmpty() ? Json.raw(database.document) : excerpt(database, attributes));
    }

    /** Replaces everything but the name. Renaming is not documented for the service; it is refused here. */
    public static ObjectNode update(Scope scope, ObjectNode input) {
        DatabaseEntry entry = scope.database(name(input));
        JsonNode given = input.get("DatabaseInput");
        if (!Names.fold(given.get("Name").textValue()).equals(entry.name)) {
            throw ServiceError.invalidInput("A database cannot be renamed.");
        }
        entry.document = document(scope, entry, given);
        return Json.object();
    }

    /** With everything in it. */
    public static ObjectNode delete(Scope scope, ObjectNode input) {
        scope.catalog().databases.remove(scope.database(name(input)).name);
        return Json.object();
    }

    private static String document(Scope scope, DatabaseEntry entry, JsonNode given) {
        ObjectNode shown = given.deepCopy();
        shown.put("Name", entry.name);
        shown.put("CreateTime", entry.createTime);
        if (!shown.has("CreateTableDefaultPermissions")) {
            ObjectNode everyone =
                    shown.putArray("CreateTableDefaultPermissions").addObject();
            everyone.putObject("Principal").put("DataLakePrincipalIdentifier", "IAM_ALLOWED_PRINCIPALS");
            everyone.putArray("Permissions").add("ALL");
        }
        shown.put("CatalogId", scope.catalog().id);
        shown.put("DatabaseId", entry.id); // no SDK knows this member; the service sends such
        return Json.text(shown);
    }

    private static JsonNode excerpt(DatabaseEntry database, List<String> attributes) {
        ObjectNode excerpt = Json.object().put("Name", database.name);
        JsonNode target = Json.parse(database.document).path("TargetDatabase");
        if (attributes.contains("TARGET_DATABASE") && target.isObject()) {
            excerpt.set("TargetDatabase", target);
        }
        return excerpt;
    }

    static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String name(ObjectNode input) {
        return input.get("Name").textValue();
    }
}
