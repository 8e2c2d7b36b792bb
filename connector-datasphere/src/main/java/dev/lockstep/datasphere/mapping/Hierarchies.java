package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Hierarchy.Kind;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Level-based and parent-child hierarchies. */
final class Hierarchies {
    private static final String LEVELED = "@Hierarchy.leveled";
    private static final String PARENT_CHILD = "@Hierarchy.parentChild";

    private final Labels labels;
    private final LossLog losses;

    Hierarchies(Labels labels, LossLog losses) {
        this.labels = labels;
        this.losses = losses;
    }

    List<Hierarchy> take(Members definition) {
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (String name : definition.node().members().keySet()) {
            if (name.equals(LEVELED)) {
                hierarchies.addAll(take(definition, LEVELED, Kind.LEVEL));
            } else if (name.equals(PARENT_CHILD)) {
                hierarchies.addAll(take(definition, PARENT_CHILD, Kind.PARENT_CHILD));
            }
        }
        return hierarchies;
    }

    private List<Hierarchy> take(Members definition, String annotation, Kind kind) {
        Tree tree = definition.node().members().get(annotation);
        List<Tree> items = tree instanceof Tree.Seq seq ? seq.items() : List.of(tree);
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (Tree item : items) {
            Optional<Hierarchy> hierarchy = item instanceof Tree.Node node
                    ? kind == Kind.LEVEL ? leveled(node) : parentChild(node)
                    : Optional.empty();
            if (hierarchy.isEmpty()) {
                losses.degraded(
                        "semantics/hierarchies",
                        "a hierarchy of %s has no name or an unknown form".formatted(annotation));
            }
            hierarchy.ifPresent(hierarchies::add);
        }
        return hierarchies;
    }

    static String annotation(Kind kind) {
        return switch (kind) {
            case LEVEL -> LEVELED;
            case PARENT_CHILD -> PARENT_CHILD;
        };
    }

    /** All but the rest. @param asset name of the hierarchy's asset */
    static Tree.Node write(Hierarchy hierarchy, String asset) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("name", Tree.text(hierarchy.name()));
        TextWriter.write(hierarchy.label(), asset + "/hierarchies/" + hierarchy.name())
                .ifPresent(label -> members.put("label", label));
        if (hierarchy.kind() == Kind.LEVEL) {
            members.put(
                    "levels",
                    Tree.seq(hierarchy.levels().stream()
                            .map(level -> new Tree.Node(Map.of("element", Notation.writeReference(level))))
                            .toList()));
        } else {
            Map<String, Tree> recurse = new LinkedHashMap<>();
            recurse.put("parent", Notation.writeReferences(hierarchy.parent()));
            recurse.put("child", Notation.writeReferences(hierarchy.child()));
            members.put("recurse", new Tree.Node(recurse));
            hierarchy.directory().ifPresent(name -> members.put("directory", Notation.writeReference(name)));
        }
        return new Tree.Node(members);
    }

    private Optional<Hierarchy> leveled(Tree.Node node) {
        Members members = new Members(node);
        Optional<String> name = members.take("name", Notation::filledText);
        Texts label = label(members);
        Optional<List<String>> levels = members.take("levels", list -> Notation.all(list, Hierarchies::exactLevel))
                .or(() -> members.find("levels").flatMap(list -> Notation.all(list, Hierarchies::level)));
        return name.isPresent() && levels.isPresent()
                ? Optional.of(new Hierarchy(
                        name.get(), label, Kind.LEVEL, levels.get(), List.of(), List.of(), Optional.empty(), node))
                : Optional.empty();
    }

    private Optional<Hierarchy> parentChild(Tree.Node node) {
        Members members = new Members(node);
        Optional<String> name = members.take("name", Notation::filledText);
        Texts label = label(members);
        Members recurse = new Members(node.findNode("recurse").orElseGet(Tree.Node::empty));
        Optional<List<String>> parent = references(recurse, "parent");
        Optional<List<String>> child = references(recurse, "child");
        if (name.isEmpty() || parent.isEmpty() || child.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> directory = Columns.reference(members, "directory");
        return Optional.of(new Hierarchy(
                name.get(), label, Kind.PARENT_CHILD, List.of(), parent.get(), child.get(), directory, node));
    }

    private Texts label(Members members) {
        return labels.text(members.node(), "label");
    }

    private static Optional<List<String>> references(Members members, String name) {
        return members.take(name, Notation::exactReferences)
                .or(() -> members.find(name).flatMap(Notation::references));
    }

    private static Optional<String> exactLevel(Tree level) {
        return level instanceof Tree.Node node && node.members().size() == 1
                ? node.find("element").flatMap(Notation::exactReference)
                : Optional.empty();
    }

    private static Optional<String> level(Tree level) {
        return level instanceof Tree.Node node
                ? node.find("element").flatMap(Notation::reference)
                : Notation.reference(level);
    }
}
