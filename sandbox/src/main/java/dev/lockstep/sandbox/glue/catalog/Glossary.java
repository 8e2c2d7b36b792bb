package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One glossary with its terms. Guarded by the lock of its catalog. */
final class Glossary {
    private static final int ID_LENGTH = 14;

    /** As GetGlossary shows it. */
    final ObjectNode document;

    /** As GetGlossaryTerm shows them, by id. */
    final NavigableMap<String, ObjectNode> terms = new TreeMap<>();

    Glossary(ObjectNode document) {
        this.document = document;
    }

    /** Ids are short words that mean nothing. */
    static String newId() {
        return DatabaseOperations.id().substring(0, ID_LENGTH);
    }
}
