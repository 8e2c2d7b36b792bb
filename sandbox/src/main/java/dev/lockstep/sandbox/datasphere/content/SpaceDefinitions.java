package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The definitions of all documents of one space, merged: of two with one name the first wins. */
final class SpaceDefinitions {
    private final String space;
    private final Map<String, Definition> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> twins = new LinkedHashMap<>();
    private final Set<String> foreignSpaces = new TreeSet<>();
    private final List<DocumentProblem> problems = new ArrayList<>();

    SpaceDefinitions(String space, List<CsnDocument> documents) {
        this.space = space;
        documents.forEach(this::merge);
        byName.values().forEach(this::index);
    }

    private void merge(CsnDocument document) {
        document.section(CsnDocument.DEFINITIONS).properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode node) {
                var definition = new Definition(entry.getKey(), node, document);
                Definition first = byName.putIfAbsent(entry.getKey(), definition);
                if (first != null && !first.node().equals(node)) {
                    report(
                            document,
                            "%s is defined differently in %s, which wins"
                                    .formatted(entry.getKey(), first.origin().name()));
                }
            } else {
                report(document, "The definition of %s is not a JSON object".formatted(entry.getKey()));
            }
        });
    }

    private void index(Definition definition) {
        CsnJson.text(definition.node(), Space.ENCLOSING_OBJECT)
                .ifPresent(owner ->
                        twins.computeIfAbsent(owner, name -> new ArrayList<>()).add(definition.name()));
        if (definition.isKind("context") && definition.node().has("@DataWarehouse.space.name")) {
            foreignSpaces.add(definition.name());
        }
    }

    private void report(CsnDocument document, String message) {
        problems.add(new DocumentProblem(space, document.name(), message));
    }

    Map<String, Definition> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /** Inner delta tables of {@code owner}. */
    List<String> twinsOf(String owner) {
        return twins.getOrDefault(owner, List.of());
    }

    /** Whether {@code name} is a context that stands for another space, or lies below one. */
    boolean isForeign(String name) {
        return foreignSpaces.contains(name) || foreignSpaces.stream().anyMatch(space -> name.startsWith(space + "."));
    }

    List<DocumentProblem> problems() {
        return List.copyOf(problems);
    }
}
