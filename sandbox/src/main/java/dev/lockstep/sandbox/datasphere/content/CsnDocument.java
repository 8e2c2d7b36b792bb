package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A readable document: a JSON object with {@code definitions} or another root of objects. */
record CsnDocument(String name, ObjectNode root) {
    static final String DEFINITIONS = "definitions";
    static final String BUSINESS_LAYER = "businessLayerDefinitions";
    static final String EDITOR_SETTINGS = "editorSettings";

    ObjectNode section(String member) {
        return CsnJson.objectAt(root, member);
    }

    /** Whether the document holds anything that could be an object. */
    boolean holdsObjects() {
        return root.get(DEFINITIONS) instanceof ObjectNode
                || Stream.of(ObjectKind.values())
                        .anyMatch(kind -> kind.hasOwnRoot() && root.get(kind.segment()) instanceof ObjectNode);
    }

    /** Names of all definitions and of the objects that have roots of their own. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        root.properties().forEach(entry -> {
            if (isSection(entry.getKey())) {
                entry.getValue().fieldNames().forEachRemaining(names::add);
            }
        });
        return names;
    }

    /** The root members that belong to the document and not to one object: versions, translations, notes of its maker. */
    ObjectNode envelope() {
        ObjectNode envelope = CsnJson.object();
        root.properties().forEach(entry -> {
            if (!isSection(entry.getKey())) {
                envelope.set(entry.getKey(), entry.getValue());
            }
        });
        return envelope;
    }

    /** This document without the named objects. */
    CsnDocument without(Set<String> names) {
        ObjectNode rest = CsnJson.object();
        root.properties().forEach(entry -> {
            boolean section = isSection(entry.getKey()) && entry.getValue() instanceof ObjectNode;
            rest.set(entry.getKey(), section ? sectionWithout(entry.getKey(), names) : entry.getValue());
        });
        return new CsnDocument(name, rest);
    }

    private ObjectNode sectionWithout(String member, Set<String> names) {
        ObjectNode copy = CsnJson.object();
        copy.setAll(section(member));
        return copy.remove(names);
    }

    private static boolean isSection(String member) {
        return member.equals(DEFINITIONS)
                || member.equals(BUSINESS_LAYER)
                || member.equals(EDITOR_SETTINGS)
                || ObjectKind.ofSegment(member).filter(ObjectKind::hasOwnRoot).isPresent();
    }
}
