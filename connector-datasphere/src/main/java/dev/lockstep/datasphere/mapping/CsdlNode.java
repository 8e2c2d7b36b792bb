package dev.lockstep.datasphere.mapping;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An XML element of a CSDL document.
 *
 * @param name local name, without namespace; @param attributes by local name, in order; @param text directly in it, stripped
 */
record CsdlNode(String name, Map<String, String> attributes, List<CsdlNode> children, String text) {
    CsdlNode {
        requireNonNull(name, "name is null");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
        requireNonNull(text, "text is null");
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The attribute {@code Name}, which nearly every element has; empty text when it has none. */
    String ownName() {
        return attributes.getOrDefault("Name", "");
    }

    /** Children of one kind, in order. */
    Stream<CsdlNode> all(String child) {
        return children.stream().filter(node -> node.name().equals(child));
    }
}
