package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One definition of a space and the document it stands in. */
record Definition(String name, ObjectNode node, CsnDocument origin) {
    boolean isKind(String kind) {
        return node.path("kind").asText().equals(kind);
    }
}
