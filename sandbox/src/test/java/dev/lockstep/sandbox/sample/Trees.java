package dev.lockstep.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Walks a JSON tree. */
final class Trees {
    private Trees() {}

    /** {@code node} and everything below it, parents first. */
    static Stream<JsonNode> walk(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(Trees::walk));
    }

    /** Names of the elements that {@code node} refers to in the form {@code {"=": "ELEMENT"}}. */
    static Stream<String> elementReferences(JsonNode node) {
        return walk(node).filter(tree -> tree.size() == 1 && tree.has("=")).map(tree -> tree.get("=")
                .asText());
    }
}
