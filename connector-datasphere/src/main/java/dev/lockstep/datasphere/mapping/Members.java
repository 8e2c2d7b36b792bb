package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of one CSN object while it is taken apart: what was taken has become something in the model. For one thread.
 */
final class Members {
    private final Tree.Node node;
    private final Set<String> taken = new HashSet<>();

    Members(Tree.Node node) {
        this.node = node;
    }

    Tree.Node node() {
        return node;
    }

    Optional<Tree> find(String name) {
        return node.find(name);
    }

    /** What {@code shape} makes of the member; taken only if it makes something of it. */
    <T> Optional<T> take(String name, Function<Tree, Optional<T>> shape) {
        Optional<T> value = node.find(name).flatMap(shape);
        value.ifPresent(present -> taken.add(name));
        return value;
    }

    /** Says that the model gives this member back. */
    void take(String name) {
        taken.add(name);
    }

    /** Takes {@code true} and {@code false}; anything else stays and counts as false. */
    boolean takeFlag(String name) {
        return take(name, Notation::flag).orElse(false);
    }

    boolean isTaken(String name) {
        return taken.contains(name);
    }
}
