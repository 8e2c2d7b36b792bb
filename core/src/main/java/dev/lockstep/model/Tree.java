package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A typed tree for what the model does not spell out: annotations, custom properties, defaults. It keeps the order of members, the
 * difference between a number and a text, and every digit of a number, so that nothing is lost on the way through.
 */
public sealed interface Tree {
    /** A JSON null: present, and without a value. */
    record Null() implements Tree {}

    record Bool(boolean value) implements Tree {}

    /** A number with its digits as written: {@code 1.0} and {@code 1.00} differ. */
    record Num(BigDecimal value) implements Tree {
        public Num {
            requireNonNull(value, "value is null");
        }
    }

    record Text(String value) implements Tree {
        public Text {
            requireNonNull(value, "value is null");
        }
    }

    record Seq(List<Tree> items) implements Tree {
        public Seq {
            items = Checks.copy(items, "items");
        }
    }

    /** Members in the order of the source. Equality ignores the order, as JSON does; the canonical form keeps it. */
    record Node(Map<String, Tree> members) implements Tree {
        private static final Node EMPTY = new Node(Map.of());

        public Node {
            requireNonNull(members, "members is null");
            Map<String, Tree> copy = new LinkedHashMap<>(members);
            copy.forEach((key, value) -> requireNonNull(value, () -> "members has a null at " + key));
            members = Collections.unmodifiableMap(copy);
        }

        public static Node empty() {
            return EMPTY;
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }

        public Optional<Tree> find(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member {@code name} if it is a node. */
        public Optional<Node> findNode(String name) {
            return find(name).filter(Node.class::isInstance).map(Node.class::cast);
        }

        /** The member {@code name} if it is a text. */
        public Optional<String> findText(String name) {
            return find(name)
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .map(Text::value);
        }
    }

    static Tree text(String value) {
        return new Text(value);
    }

    static Tree bool(boolean value) {
        return new Bool(value);
    }

    static Tree number(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Tree seq(List<? extends Tree> items) {
        return new Seq(List.copyOf(items));
    }
}
