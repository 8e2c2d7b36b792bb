package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tables as assets, columns as their items. Every table is one as soon as it is there; the service may take a while. */
public final class AssetOperations {
    static final String TYPE = "amazon.glue::GlueTable";

    private AssetOperations() {}

    public static ObjectNode get(Scope scope, ObjectNode input) {
        AssetAddress address =
                AssetAddress.ofTable(scope, input.get("Identifier").textValue());
        JsonNode table = address.table().current().tree();
        ObjectNode answer = Json.object()
                .put("Id", address.arn())
                .put("Name", table.get("Name").textValue())
                .put("AssetTypeId", TYPE)
                .put("CreatedAt", table.get("CreateTime").longValue())
                .put("UpdatedAt", table.get("UpdateTime").longValue());
        putDescription(answer, table.path("Description"));
        ObjectNode content = Json.object().put("type", table.path("TableType").asText());
        putForm(answer, "amazon::Table", content);
        address.context().show(answer);
        answer.putObject("IterableForms").putObject(AssetAddress.COLUMNS).put("FormTypeId", "amazon.glue::Column");
        return answer;
    }

    public static ObjectNode listItems(Scope scope, ObjectNode input) {
        AssetAddress.requireColumns(input.get("IterableFormName").textValue());
        AssetAddress address =
                AssetAddress.ofTable(scope, input.get("AssetIdentifier").textValue());
        var items = new TreeMap<String, JsonNode>();
        address.columns().forEach(column -> items.put(column.get("Name").textValue(), column));
        return scope.pager()
                .page("Items", input, ContextInputs.PAGE, items, (name, column) -> true, column -> {
                    String name = column.get("Name").textValue();
                    ObjectNode item =
                            Json.object().put("ItemId", address.itemId(name)).put("ItemName", name);
                    putDescription(item, column.path("Comment"));
                    found(address, name).ifPresent(entry -> entry.show(item));
                    item.remove("Attachments");
                    return item;
                })
                .put("AssetId", address.arn())
                .put("IterableFormName", AssetAddress.COLUMNS);
    }

    public static ObjectNode getItems(Scope scope, ObjectNode input) {
        String form = input.get("IterableFormName").textValue();
        AssetAddress.requireColumns(form);
        AssetAddress address =
                AssetAddress.ofTable(scope, input.get("AssetIdentifier").textValue());
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        address.columns().forEach(column -> columns.put(column.get("Name").textValue(), column));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("Items");
        ArrayNode errors = answer.putArray("Errors");
        for (String id : Json.strings(input.get("ItemIdentifiers"))) {
            try {
                String name = address.column(form, id).column().orElseThrow();
                items.add(item(address, name, columns.get(name)));
            } catch (ServiceError e) {
                errors.addObject()
                        .put("ItemIdentifier", id)
                        .put("Code", e.code())
                        .put("Message", e.getMessage());
            }
        }
        return answer;
    }

    private static ObjectNode item(AssetAddress address, String name, JsonNode column) {
        ObjectNode item = Json.object().put("ItemId", address.itemId(name)).put("ItemName", name);
        putForm(
                item,
                AssetAddress.COLUMNS,
                Json.object().put("type", column.path("Type").asText()));
        found(address, name).ifPresent(entry -> entry.show(item));
        return item;
    }

    private static Optional<ContextEntry> found(AssetAddress address, String column) {
        return Optional.ofNullable(address.table().columnContexts.get(column));
    }

    private static void putForm(ObjectNode answer, String name, ObjectNode content) {
        answer.putObject("Forms")
                .putObject(name)
                .put("FormTypeId", name.equals(AssetAddress.COLUMNS) ? "amazon.glue::Column" : name)
                .put("Content", Json.text(content));
    }

    private static void putDescription(ObjectNode answer, JsonNode description) {
        if (description.isTextual()) {
            answer.put("Description", description.textValue());
        }
    }
}
