package dev.lockstep.model.fingerprint;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One leaf of the canonical tree of an asset: a single value, or a list or node that is empty. What is absent is no fact.
 *
 * @param path names of members from the root; items of a list count by their name where all have a name of their own, else by their place,
 *     from 0. No two facts of an asset have one path
 * @param value the leaf
 */
public record Fact(List<String> path, Tree value) {
    public Fact {
        path = List.copyOf(path);
        requireNonNull(value, "value is null");
    }

    /** All facts of {@code asset}, in the order of its canonical form. */
    public static List<Fact> of(Asset asset) {
        List<Fact> facts = new ArrayList<>();
        collect(AssetTrees.toTree(asset), new ArrayList<>(), facts);
        return List.copyOf(facts);
    }

    /** The path for people: {@code columns/NET/type/precision}. Slashes in names stay, so it does not tell every two paths apart. */
    public String shownPath() {
        return String.join("/", path);
    }

    /** The value for people: a text as it is, all else as canonical JSON. */
    public String shownValue() {
        return value instanceof Tree.Text text ? text.value() : CanonicalJson.print(value);
    }

    private static void collect(Tree tree, List<String> path, List<Fact> facts) {
        if (tree instanceof Tree.Node node && !node.isEmpty()) {
            node.members().forEach((name, member) -> collectChild(name, member, path, facts));
        } else if (tree instanceof Tree.Seq seq && !seq.items().isEmpty()) {
            List<String> names = names(seq);
            for (int i = 0; i < names.size(); i++) {
                collectChild(names.get(i), seq.items().get(i), path, facts);
            }
        } else {
            facts.add(new Fact(path, tree));
        }
    }

    private static void collectChild(String name, Tree child, List<String> path, List<Fact> facts) {
        path.add(name);
        collect(child, path, facts);
        path.remove(path.size() - 1);
    }

    private static List<String> names(Tree.Seq seq) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Tree item : seq.items()) {
            Optional<String> name = item instanceof Tree.Node node ? node.findText("name") : Optional.empty();
            name.filter(seen::add).ifPresent(names::add);
        }
        return names.size() == seq.items().size() ? names : places(seq);
    }

    private static List<String> places(Tree.Seq seq) {
        List<String> places = new ArrayList<>();
        seq.items().forEach(item -> places.add(Integer.toString(places.size())));
        return places;
    }
}
