package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The definitions that a read of one object brings along: its inner delta table, the types it is made of, the contexts
 * its name lies in, and the objects of other spaces it mentions. Other objects of the same space are not among them.
 */
final class Closure {
    private final SpaceDefinitions definitions;
    private final Set<String> names = new LinkedHashSet<>();
    private final Deque<JsonNode> pending = new ArrayDeque<>();

    private Closure(SpaceDefinitions definitions) {
        this.definitions = definitions;
    }

    /** Names in the order in which they were met, {@code name} first. */
    static Set<String> of(String name, JsonNode businessLayer, SpaceDefinitions definitions) {
        var closure = new Closure(definitions);
        closure.add(name);
        closure.pending.add(businessLayer);
        while (!closure.pending.isEmpty()) {
            closure.scan(closure.pending.poll());
        }
        return closure.names;
    }

    private void add(String name) {
        Definition definition = definitions.byName().get(name);
        if (definition == null || !names.add(name)) {
            return;
        }
        pending.add(definition.node());
        definitions.twinsOf(name).forEach(this::add);
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            addContext(name.substring(0, dot));
        }
    }

    private void addContext(String name) {
        Definition definition = definitions.byName().get(name);
        if (definition != null && (definition.isKind("context") || definition.isKind("service"))) {
            names.add(name);
        }
    }

    private void scan(JsonNode node) {
        if (node.isTextual()) {
            if (definitions.isForeign(node.textValue())) {
                add(node.textValue());
            }
        } else if (node.isObject()) {
            node.properties().forEach(this::member);
        } else {
            node.forEach(this::scan);
        }
    }

    private void member(Map.Entry<String, JsonNode> member) {
        switch (member.getKey()) {
            case "type" -> {
                addPart(member.getValue());
                addPart(member.getValue().path("ref").path(0));
            }
            case "includes" -> member.getValue().forEach(this::addPart);
            default -> {}
        }
        scan(member.getValue());
    }

    /** A type or an aspect; an entity that is referred to is an object of its own and read by itself. */
    private void addPart(JsonNode name) {
        Definition part = definitions.byName().get(name.asText());
        if (part != null && !part.isKind("entity")) {
            add(part.name());
        }
    }
}
