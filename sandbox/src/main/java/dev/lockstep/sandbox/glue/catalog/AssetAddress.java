package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table, or column of a table, that a request of the business context is about. A table's id is its ARN; a column's is the table's, a
 * hash and the column's name, and the name alone will do.
 *
 * @param arn of the table
 * @param column folded name; absent for the table itself
 */
record AssetAddress(String arn, TableEntry table, Optional<String> column) {
    static final String COLUMNS = "columns";

    private static final Pattern TABLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:glue:[a-z0-9-]*:([0-9]{12}):table/([^/]+)/([^/]+)");

    /** What {@code AssetIdentifier}, {@code IterableFormName} and {@code ItemIdentifier} say. */
    static AssetAddress of(Scope scope, ObjectNode input) {
        if (input.has("IterableFormName") != input.has("ItemIdentifier")) {
            throw ServiceError.invalidInput("IterableFormName and ItemIdentifier go together.");
        }
        AssetAddress table = ofTable(scope, input.get("AssetIdentifier").textValue());
        return input.has("ItemIdentifier")
                ? table.column(
                        input.get("IterableFormName").textValue(),
                        input.get("ItemIdentifier").textValue())
                : table;
    }

    static AssetAddress ofTable(Scope scope, String arn) {
        Matcher matcher = TABLE_ARN.matcher(arn);
        if (!matcher.matches() || !matcher.group(1).equals(scope.catalog().id)) {
            throw ServiceError.notFound("Asset " + arn + " not found.");
        }
        return new AssetAddress(arn, scope.table(matcher.group(2), matcher.group(3)), Optional.empty());
    }

    AssetAddress column(String form, String item) {
        requireColumns(form);
        String name = Names.fold(item.startsWith(arn + "#") ? item.substring(arn.length() + 1) : item);
        if (columns().stream().noneMatch(known -> known.get("Name").asText().equals(name))) {
            throw ServiceError.notFound("Item " + item + " not found.");
        }
        return new AssetAddress(arn, table, Optional.of(name));
    }

    static void requireColumns(String form) {
        if (!form.equals(COLUMNS)) {
            throw ServiceError.notFound("Iterable form " + form + " not found.");
        }
    }

    /** What was said of a column goes with it. */
    static void forgetGoneColumns(TableEntry table) {
        if (!table.columnContexts.isEmpty()) {
            List<String> names = columns(table).stream()
                    .map(column -> column.get("Name").textValue())
                    .toList();
            table.columnContexts.keySet().retainAll(names);
        }
    }

    List<JsonNode> columns() {
        return columns(table);
    }

    /** Of the table as it is now, partition keys last. */
    private static List<JsonNode> columns(TableEntry table) {
        JsonNode document = table.current().tree();
        List<JsonNode> columns = new ArrayList<>();
        document.path("StorageDescriptor").path("Columns").forEach(columns::add);
        document.path("PartitionKeys").forEach(columns::add);
        return columns;
    }

    String itemId(String name) {
        return arn + "#" + name;
    }

    /** What is known here; written to, it is kept. */
    ContextEntry context() {
        return column.map(name -> table.columnContexts.computeIfAbsent(name, key -> new ContextEntry()))
                .orElse(table.context);
    }
}
