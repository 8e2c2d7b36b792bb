package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Hierarchy.Kind;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Level-based and parent-child hierarchies. An annotation is taken when every hierarchy in it has the usual form. */
final class Hierarchies {
    private static final String LEVELED = "@Hierarchy.leveled";
    private static final String PARENT_CHILD = "@Hierarchy.parentChild";

    private final LossLog losses;

    Hierarchies(LossLog losses) {
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
        if (tree instanceof Tree.Seq && hierarchies.size() == items.size()) {
            definition.take(annotation);
        }
        return hierarchies;
    }

    private static Optional<Hierarchy> leveled(Tree.Node node) {
        Members members = new Members(node);
        Optional<String> name = members.take("name", Notation::filledText);
        Texts label = label(members);
        Optional<List<String>> levels = members.take("levels", list -> Notation.all(list, Hierarchies::exactLevel))
                .or(() -> members.find("levels").flatMap(list -> Notation.all(list, Hierarchies::level)));
        return name.isPresent() && levels.isPresent()
                ? Optional.of(new Hierarchy(
                        name.get(),
                        label,
                        Kind.LEVEL,
                        levels.get(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        members.rest()))
                : Optional.empty();
    }

    private static Optional<Hierarchy> parentChild(Tree.Node node) {
        Members members = new Members(node);
        Optional<String> name = members.take("name", Notation::filledText);
        Texts label = label(members);
        Members recurse = new Members(node.findNode("recurse").orElseGet(Tree.Node::empty));
        Optional<List<String>> parent = references(recurse, "parent");
        Optional<List<String>> child = references(recurse, "child");
        if (name.isEmpty() || parent.isEmpty() || child.isEmpty()) {
            return Optional.empty();
        }
        if (recurse.rest().isEmpty()) {
            members.take("recurse");
        }
        Optional<String> directory = Columns.reference(members, "directory");
        return Optional.of(new Hierarchy(
                name.get(), label, Kind.PARENT_CHILD, List.of(), parent.get(), child.get(), directory, members.rest()));
    }

    private static Texts label(Members members) {
        return members.take("label", Notation::filledText).map(Texts::of).orElseGet(Texts::none);
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
