package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The source facts of a CSN definition: every value at the end of a branch, empty objects and lists included, and every text that a placeholder
 * in it stands for.
 */
public final class CsnFacts {
    private CsnFacts() {}

    /**
     * One fact.
     *
     * @param path names and indexes from the definition down, a slash before each; {@code ~1} is a slash in a name, {@code ~0} a tilde (RFC
     *     6901)
     * @param value what is said there
     */
    public record Fact(String path, Tree value) {}

    /** In the order of the document. @param root holds {@code definition}, {@code businessLayerDefinitions} and {@code i18n} */
    static List<Fact> of(Tree root) {
        List<Fact> facts = new ArrayList<>();
        collect("", root, facts);
        return List.copyOf(facts);
    }

    /** The value at the path of a fact; an object or a list does not count unless it is empty. */
    static Optional<Tree> find(Tree root, String path) {
        Tree at = root;
        for (String step : path.substring(1).split("/", -1)) {
            Optional<Tree> next = step(at, step.replace("~1", "/").replace("~0", "~"));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at).filter(CsnFacts::isLeaf);
    }

    private static Optional<Tree> step(Tree at, String step) {
        if (at instanceof Tree.Node node) {
            return node.find(step);
        }
        boolean index = at instanceof Tree.Seq && step.matches("[0-9]{1,9}");
        return index && Integer.parseInt(step) < ((Tree.Seq) at).items().size()
                ? Optional.of(((Tree.Seq) at).items().get(Integer.parseInt(step)))
                : Optional.empty();
    }

    private static void collect(String path, Tree tree, List<Fact> facts) {
        if (isLeaf(tree)) {
            facts.add(new Fact(path, tree));
        } else if (tree instanceof Tree.Node node) {
            node.members()
                    .forEach((name, member) ->
                            collect(path + "/" + name.replace("~", "~0").replace("/", "~1"), member, facts));
        } else if (tree instanceof Tree.Seq seq) {
            for (int i = 0; i < seq.items().size(); i++) {
                collect(path + "/" + i, seq.items().get(i), facts);
            }
        }
    }

    private static boolean isLeaf(Tree tree) {
        return tree instanceof Tree.Node node
                ? node.isEmpty()
                : !(tree instanceof Tree.Seq seq) || seq.items().isEmpty();
    }
}
