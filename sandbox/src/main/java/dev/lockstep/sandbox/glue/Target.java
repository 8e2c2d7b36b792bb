package dev.lockstep.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.glue.catalog.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a request is about.
 *
 * @param catalogId the account whose catalog it is
 * @param database folded, "" if the request names none
 * @param tables folded; several for a batch
 * @param values those members of the request that are single values, as text; without what is longer than a log should hold
 */
record Target(String catalogId, String database, List<String> tables, SortedMap<String, String> values) {
    private static final int LONGEST = 200;

    /** Of a request that could not be read. */
    static Target unknown() {
        return new Target("", "", List.of(), new TreeMap<>());
    }

    static Target of(String operation, JsonNode request, String callersAccount) {
        String arn = request.path("ResourceArn").asText();
        if (!arn.isEmpty()) {
            String[] parts = arn.split(":", 6);
            String account = parts.length == 6 ? parts[4] : callersAccount;
            String name = arn.contains("database/") ? arn.substring(arn.indexOf("database/") + 9) : "";
            return new Target(account, Names.fold(name), List.of(), values(request));
        }
        if (ContextActions.knows(operation)) {
            return ofAsset(request, callersAccount);
        }
        String catalog = request.path("CatalogId").asText(callersAccount);
        if (operation.endsWith("Database")) {
            String name = request.path("Name")
                    .asText(request.path("DatabaseInput").path("Name").asText());
            return new Target(catalog, Names.fold(name), List.of(), values(request));
        }
        String database = Names.fold(request.path("DatabaseName").asText());
        return new Target(catalog, database, tables(request), values(request));
    }

    /** The business context belongs to the caller's account; an asset may be a table of its catalog. */
    private static Target ofAsset(JsonNode request, String callersAccount) {
        String asset = request.path("AssetIdentifier")
                .asText(request.path("Identifier").asText());
        String[] parts = asset.contains(":table/") ? asset.split("/", 3) : new String[0];
        return parts.length == 3
                ? new Target(callersAccount, Names.fold(parts[1]), List.of(Names.fold(parts[2])), values(request))
                : new Target(callersAccount, "", List.of(), values(request));
    }

    private static SortedMap<String, String> values(JsonNode request) {
        var values = new TreeMap<String, String>();
        request.properties().stream()
                .filter(member -> member.getValue().isValueNode())
                .filter(member -> member.getValue().asText().length() <= LONGEST)
                .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
        return values;
    }

    /** The table, the tables separated by blanks, or "". */
    String table() {
        return String.join(" ", tables);
    }

    private static List<String> tables(JsonNode request) {
        var names = new ArrayList<String>();
        for (JsonNode name : request.path("TablesToDelete")) {
            names.add(Names.fold(name.asText()));
        }
        for (JsonNode name : List.of(
                request.path("TableName"),
                request.path("Name"),
                request.path("TableInput").path("Name"))) {
            if (names.isEmpty() && name.isTextual()) {
                names.add(Names.fold(name.textValue()));
            }
        }
        return List.copyOf(names);
    }
}
