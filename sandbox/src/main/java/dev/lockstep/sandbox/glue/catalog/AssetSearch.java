package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * SearchAssets, by words: a table is found when its name, its description or a form attached to it holds every word. The service searches by
 * meaning, ranks, and lags behind; nothing of ours may rely on what a search finds or misses. Of the filters it knows {@code type}.
 */
public final class AssetSearch {
    private AssetSearch() {}

    public static ObjectNode search(Scope scope, ObjectNode input) {
        String text = Names.fold(input.path("SearchText").asText());
        boolean tablesWanted = wantsTables(input.path("FilterClause"));
        var tables = new TreeMap<String, TableEntry>();
        scope.catalog()
                .databases
                .forEach((database, entry) -> entry.tables.forEach((name, table) -> {
                    if (scope.visibility().seesTable(database, name)
                            && scope.visibility().seesDatabase(database)) {
                        tables.put(arn(scope, database, name), table);
                    }
                }));
        return scope.pager()
                .page(
                        "Items",
                        input,
                        ContextInputs.SEARCH_PAGE,
                        tables,
                        (arn, table) -> tablesWanted && isFound(table, text),
                        table -> shown(scope, table));
    }

    private static boolean wantsTables(JsonNode filter) {
        if (filter.isMissingNode()) {
            return true;
        }
        JsonNode attribute = filter.path("AttributeFilter");
        boolean known = attribute.path("Attribute").asText().equals("type")
                && attribute.path("Operator").asText().equals("equals");
        if (!known) {
            throw ServiceError.invalidInput("This sandbox filters by type only.");
        }
        String type = attribute.path("Value").path("StringValue").asText();
        return type.equals("Table") || type.equals(AssetOperations.TYPE);
    }

    private static boolean isFound(TableEntry table, String text) {
        var all = new StringBuilder(Names.fold(table.current().document()));
        table.context.attachments.values().forEach(attachment -> all.append(Names.fold(attachment.content())));
        return Arrays.stream(text.split("\\s+")).allMatch(word -> all.indexOf(word) >= 0);
    }

    private static ObjectNode shown(Scope scope, TableEntry table) {
        JsonNode document = table.current().tree();
        return Json.object()
                .put(
                        "Id",
                        arn(
                                scope,
                                document.get("DatabaseName").textValue(),
                                document.get("Name").textValue()))
                .put("AssetName", document.get("Name").textValue())
                .put("AssetTypeId", AssetOperations.TYPE)
                .put("UpdatedAt", document.get("UpdateTime").longValue());
    }

    private static String arn(Scope scope, String database, String name) {
        return "arn:aws:glue:%s:%s:table/%s/%s".formatted(scope.region(), scope.catalog().id, database, name);
    }
}
