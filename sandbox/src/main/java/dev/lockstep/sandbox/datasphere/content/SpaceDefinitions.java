package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
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
    private final List<Definition> losers = new ArrayList<>();
    private final List<DocumentProblem> problems = new ArrayList<>();

    SpaceDefinitions(String space, List<CsnDocument> documents) {
        this.space = space;
        documents.forEach(document -> document.section(CsnDocument.DEFINITIONS)
                .properties()
                .forEach(entry -> add(document, entry.getKey(), entry.getValue())));
        byName.values().forEach(this::index);
        losers.stream().filter(loser -> !isForeign(loser.name())).forEach(this::reportLoser);
    }

    private void add(CsnDocument document, String name, JsonNode value) {
        if (value instanceof ObjectNode node) {
            var definition = new Definition(name, node, document);
            Definition first = byName.putIfAbsent(name, definition);
            if (first != null && !first.node().equals(node)) {
                losers.add(definition);
            }
        } else {
            report(document, "The definition of %s is not a JSON object".formatted(name));
        }
    }

    private void index(Definition definition) {
        CsnJson.text(definition.node(), Space.ENCLOSING_OBJECT)
                .ifPresent(owner ->
                        twins.computeIfAbsent(owner, name -> new ArrayList<>()).add(definition.name()));
        if (definition.isKind("context")) {
            CsnJson.text(definition.node(), "@DataWarehouse.space.name")
                    .filter(other -> !other.equals(space))
                    .ifPresent(other -> foreignSpaces.add(definition.name()));
        }
    }

    /** Documents tell of objects of other spaces what each of them needs; that is no contradiction. */
    private void reportLoser(Definition loser) {
        String winner = byName.get(loser.name()).origin().name();
        report(loser.origin(), "%s is defined differently in %s, which wins".formatted(loser.name(), winner));
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
        return foreignSpaces.stream()
                .anyMatch(context -> name.startsWith(context)
                        && (name.length() == context.length() || name.charAt(context.length()) == '.'));
    }

    List<DocumentProblem> problems() {
        return List.copyOf(problems);
    }
}
