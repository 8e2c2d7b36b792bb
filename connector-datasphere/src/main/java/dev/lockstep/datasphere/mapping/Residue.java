package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an original a rendering does not give back. For every original and every rendering, {@code merge(rendered, of(original, rendered))}
 * equals the original.
 *
 * <p>A residue holds the members that are missing in the rendering or differ, verbatim, and, where needed, directions whose names begin with
 * one exclamation mark: {@code !without} lists rendered members that the original does not have, {@code !as} says which rendered text the
 * original writes under which other name, {@code !in} goes on inside members, {@code !instead} holds an original that is no object. A member of
 * the original whose name begins with an exclamation mark gets one more. Directions that are not known here are left to others.
 */
final class Residue {
    private static final String MARK = "!";
    private static final String WITHOUT = "!without";
    private static final String AS = "!as";
    private static final String IN = "!in";
    private static final String INSTEAD = "!instead";

    private Residue() {}

    static Tree.Node of(Tree original, Tree.Node rendered) {
        return original instanceof Tree.Node node ? of(node, rendered) : new Tree.Node(Map.of(INSTEAD, original));
    }

    private static Tree.Node of(Tree.Node original, Tree.Node rendered) {
        Map<String, Tree> rest = new LinkedHashMap<>();
        Map<String, Tree> inside = new LinkedHashMap<>();
        original.members().forEach((name, value) -> {
            Optional<Tree> given = rendered.find(name);
            Optional<Tree.Node> within = given.flatMap(other -> within(value, other));
            if (within.isPresent()) {
                inside.put(name, within.get());
            } else if (!given.equals(Optional.of(value))) {
                rest.put(escaped(name), value);
            }
        });
        List<String> missing = new ArrayList<>(rendered.members().keySet());
        missing.removeAll(original.members().keySet());
        Map<String, Tree> renamed = renamed(missing, rendered, rest);
        missing.removeAll(renamed.keySet());
        put(rest, AS, new Tree.Node(renamed));
        put(rest, IN, new Tree.Node(inside));
        if (!missing.isEmpty()) {
            rest.put(WITHOUT, Tree.seq(missing.stream().map(Tree::text).toList()));
        }
        return new Tree.Node(rest);
    }

    /** The residue of a member that is an object on both sides and differs, where it is smaller than the member itself. */
    private static Optional<Tree.Node> within(Tree original, Tree rendered) {
        if (original.equals(rendered)
                || !(original instanceof Tree.Node)
                || !(rendered instanceof Tree.Node other)
                || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(of(original, other)).filter(within -> weight(within) < weight(original));
    }

    /** Missing texts that the original has under another name; those names leave the rest. */
    private static Map<String, Tree> renamed(List<String> missing, Tree.Node rendered, Map<String, Tree> rest) {
        Map<String, Tree> renamed = new LinkedHashMap<>();
        for (String name : missing) {
            Tree text = rendered.members().get(name);
            if (text instanceof Tree.Text) {
                rest.entrySet().stream()
                        .filter(member -> member.getValue().equals(text)
                                && !member.getKey().startsWith(MARK)
                                && !rendered.members().containsKey(member.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .ifPresent(other -> {
                            rest.remove(other);
                            renamed.put(name, Tree.text(other));
                        });
            }
        }
        return renamed;
    }

    /** The rendering with the residue laid over it; a direction of an unknown form has no effect. */
    static Tree merge(Tree.Node rendered, Tree.Node residue) {
        if (residue.isEmpty()) {
            return rendered;
        }
        Optional<Tree> instead = residue.find(INSTEAD);
        if (instead.isPresent()) {
            return instead.get();
        }
        Map<String, Tree> merged = new LinkedHashMap<>();
        Tree.Node names = residue.findNode(AS).orElseGet(Tree.Node::empty);
        Tree.Node inside = residue.findNode(IN).orElseGet(Tree.Node::empty);
        List<String> without = residue.find(WITHOUT)
                .flatMap(list -> Notation.all(list, Notation::text))
                .orElseGet(List::of);
        rendered.members().forEach((name, value) -> {
            Optional<Tree.Node> within = inside.findNode(name);
            boolean deeper = value instanceof Tree.Node && within.isPresent();
            if (!without.contains(name)) {
                merged.put(names.findText(name).orElse(name), deeper ? merge((Tree.Node) value, within.get()) : value);
            }
        });
        residue.members().forEach((name, value) -> {
            if (!isDirection(name)) {
                merged.put(name.startsWith(MARK) ? name.substring(1) : name, value);
            }
        });
        return new Tree.Node(merged);
    }

    /** {@link #merge} where the original was an object. */
    static Tree.Node mergeNode(Tree.Node rendered, Tree.Node residue) {
        return merge(rendered, residue) instanceof Tree.Node node ? node : rendered;
    }

    /** @param direction begins with one exclamation mark */
    static Tree.Node with(Tree.Node residue, String direction, Tree value) {
        Map<String, Tree> members = new LinkedHashMap<>(residue.members());
        members.put(direction, value);
        return new Tree.Node(members);
    }

    private static boolean isDirection(String name) {
        return name.startsWith(MARK) && !name.startsWith(MARK + MARK);
    }

    private static String escaped(String name) {
        return name.startsWith(MARK) ? MARK + name : name;
    }

    private static void put(Map<String, Tree> rest, String direction, Tree.Node node) {
        if (!node.isEmpty()) {
            rest.put(direction, node);
        }
    }

    /** About the characters of the JSON text. */
    private static long weight(Tree tree) {
        if (tree instanceof Tree.Node node) {
            return 2
                    + node.members().entrySet().stream()
                            .mapToLong(member -> member.getKey().length() + 4L + weight(member.getValue()))
                            .sum();
        }
        if (tree instanceof Tree.Seq seq) {
            return 2 + seq.items().stream().mapToLong(item -> 1 + weight(item)).sum();
        }
        return tree instanceof Tree.Text text ? 2L + text.value().length() : 5;
    }
}
