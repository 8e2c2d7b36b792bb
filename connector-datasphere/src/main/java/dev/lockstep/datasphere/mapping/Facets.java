package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.OptionalInt;

/**
 * Length, precision, scale and srid of an element. An element's own facet wins
 * over the one of its type. For one thread.
 */
final class Facets {
    private final Tree.Node element;
    private final Tree.Node inherited;

    Facets(Tree.Node element, Tree.Node inherited) {
        this.element = element;
        this.inherited = inherited;
    }

    boolean has(String name) {
        return element.find(name).isPresent() || inherited.find(name).isPresent();
    }

    /** The facet as a whole number; absent when it is missing or something else. */
    OptionalInt integer(String name) {
        return element.find(name)
                .or(() -> inherited.find(name))
                .map(Notation::integer)
                .orElseGet(OptionalInt::empty);
    }

    /** Whether the facet is this text. */
    boolean is(String name, String text) {
        return element.find(name)
                .or(() -> inherited.find(name))
                .filter(Tree.text(text)::equals)
                .isPresent();
    }

    /** A whole number for a message, or what stands in its place. */
    String show(String name) {
        return element.find(name)
                .or(() -> inherited.find(name))
                .map(tree -> tree instanceof Tree.Num num ? num.value().toString() : "no whole number")
                .orElse("missing");
    }
}
