package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Reads and writes JSON without losing member order or digits, and reads CSN's three ways to write a reference. */
public final class CsnJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CsnJson() {}

    /** @throws IOException when the bytes are not one JSON value; the message says where */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** @throws IllegalArgumentException when {@code json} is not a JSON object */
    public static ObjectNode parseObject(String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    /** UTF-8, members in their order. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The member as an object, or an empty one when it is absent or something else. */
    public static ObjectNode objectAt(JsonNode node, String member) {
        return node.get(member) instanceof ObjectNode object ? object : object();
    }

    /** The text of an annotation written as {@code {"#":"X"}}, {@code {"=":"X"}} or {@code "X"}. */
    public static Optional<String> text(JsonNode node, String member) {
        return symbol(node.path(member));
    }

    /** The text of a value written as {@code {"#":"X"}}, {@code {"=":"X"}} or {@code "X"}. */
    public static Optional<String> symbol(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        JsonNode inner = value.path(value.has("#") ? "#" : "=");
        return inner.isTextual() ? Optional.of(inner.textValue()) : Optional.empty();
    }
}
