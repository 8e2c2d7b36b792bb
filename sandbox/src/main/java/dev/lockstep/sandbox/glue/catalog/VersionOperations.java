package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.Inputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;

/** GetTableVersions and its relatives. The current version is listed and cannot be deleted. */
public final class VersionOperations {
    private VersionOperations() {}

    /** The current version unless another is asked for. */
    public static ObjectNode get(Scope scope, ObjectNode input) {
        TableEntry table = table(scope, input);
        String id = input.path("VersionId").asText(table.current().id());
        ObjectNode answer = Json.object();
        answer.set("TableVersion", shown(table.version(id).orElseThrow(() -> missing(id))));
        return answer;
    }

    /** Newest first. */
    public static ObjectNode list(Scope scope, ObjectNode input) {
        return scope.pager()
                .page(
                        "TableVersions",
                        input,
                        Inputs.CATALOG_PAGE,
                        table(scope, input).versions,
                        (key, version) -> true,
                        VersionOperations::shown);
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        remove(table(scope, input), input.get("VersionId").textValue());
        return Json.object();
    }

    public static ObjectNode batchDelete(Scope scope, ObjectNode input) {
        TableEntry table = table(scope, input);
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        for (String id : Json.strings(input.get("VersionIds"))) {
            try {
                remove(table, id);
            } catch (ServiceError e) {
                ObjectNode error = errors.addObject()
                        .put("TableName", table.current().name())
                        .put("VersionId", id);
                error.set("ErrorDetail", Json.errorDetail(e));
            }
        }
        return answer;
    }

    private static void remove(TableEntry table, String id) {
        TableVersion version = table.version(id).orElseThrow(() -> missing(id));
        if (version.number() == table.current().number()) {
            throw ServiceError.invalidInput("Version %s is the current version and cannot be deleted.".formatted(id));
        }
        table.versions.remove(version.key());
    }

    private static JsonNode shown(TableVersion version) {
        ObjectNode shown = Json.answer("Table", version.document());
        return shown.put("VersionId", version.id());
    }

    private static TableEntry table(Scope scope, ObjectNode input) {
        return scope.table(
                TableOperations.databaseName(input), input.get("TableName").textValue());
    }

    private static ServiceError missing(String id) {
        return ServiceError.notFound("TableVersion " + id + " not found.");
    }
}
