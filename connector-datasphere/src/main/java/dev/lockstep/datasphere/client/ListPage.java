package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list: a bare array, or an object with {@code value}; tenants differ. Pure.
 *
 * @param nextLink where the next page lies, as the tenant wrote it
 */
record ListPage(List<JsonNode> rows, Optional<String> nextLink) {
    /** A row that cannot be told from others must not be passed over: the list would look whole without it. */
    static final Reply.Failure NAMELESS = new Reply.Failure(
            Reply.Reason.MALFORMED,
            "listed something without a name",
            "Run again; if it persists, the tenant speaks another version of this interface: please report it.");

    private static final ObjectMapper JSON = new ObjectMapper();

    ListPage {
        rows = List.copyOf(rows);
    }

    /** Empty when the text is JSON but no list. @param json well-formed */
    static Optional<ListPage> parse(String json) {
        JsonNode root = tree(json);
        JsonNode list = root.isArray() ? root : root.path("value");
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> rows = new ArrayList<>();
        list.forEach(rows::add);
        return Optional.of(new ListPage(rows, Optional.ofNullable(text(root, "@odata.nextLink"))));
    }

    /** The text of a member; empty when it is missing, null or no text. */
    static String member(JsonNode row, String name) {
        return row.path(name).asText("");
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("well-formed JSON cannot be read", e);
        }
    }
}
