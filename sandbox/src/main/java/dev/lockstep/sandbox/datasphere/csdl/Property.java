package dev.lockstep.sandbox.datasphere.csdl;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One column of the document.
 *
 * @param name as OData allows it
 * @param element the CSN element, for its annotations
 */
record Property(String original, String name, JsonNode element, EdmType type) {
    boolean isKey() {
        return element.path("key").asBoolean();
    }

    boolean isRenamed() {
        return !original.equals(name);
    }
}
