package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON in the form this package uses it: documents are stored as text (a tenth of a tree's memory) and put into answers as they are.
 */
final class Json {
    /** Writes characters as they are, those beyond the first plane, too. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(JsonNode node) {
        try {
            // writing characters takes twice the time
            return new String(MAPPER.writeValueAsBytes(node), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what is not JSON. */
    static Optional<JsonNode> tryParse(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Those of the members that are there. */
    static ObjectNode only(ObjectNode node, String... members) {
        return node.deepCopy().retain(members);
    }

    static JsonNode raw(String document) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(document));
    }

    /** {@code {member: document}}. */
    static ObjectNode answer(String member, String document) {
        ObjectNode answer = object();
        answer.set(member, raw(document));
        return answer;
    }

    static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>(array.size());
        array.forEach(item -> strings.add(item.textValue()));
        return strings;
    }

    static ArrayNode array(List<String> strings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(strings.size());
        strings.forEach(array::add);
        return array;
    }

    /** The {@code ErrorDetail} of a batch answer. */
    static ObjectNode errorDetail(ServiceError error) {
        return object().put("ErrorCode", error.code()).put("ErrorMessage", error.getMessage());
    }
}
