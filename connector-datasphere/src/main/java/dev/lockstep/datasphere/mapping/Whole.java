package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A definition and its analytic half as one tree: the half is the member {@code businessLayerDefinitions}. A member of the definition that is
 * called so itself, with or without leading exclamation marks, gets one more of them.
 */
record Whole(Tree.Node definition, Optional<Tree> layer) {
    static final String LAYER = "businessLayerDefinitions";
    private static final String MARK = "!";

    static Whole split(Tree.Node tree) {
        Map<String, Tree> members = new LinkedHashMap<>();
        tree.members().forEach((name, value) -> {
            if (!name.equals(LAYER)) {
                members.put(isMarked(name) ? name.substring(1) : name, value);
            }
        });
        return new Whole(new Tree.Node(members), tree.find(LAYER));
    }

    Tree.Node join() {
        Map<String, Tree> members = new LinkedHashMap<>();
        definition.members().forEach((name, value) -> members.put(isMarked(name) ? MARK + name : name, value));
        layer.ifPresent(tree -> members.put(LAYER, tree));
        return new Tree.Node(members);
    }

    private static boolean isMarked(String name) {
        return name.endsWith(LAYER)
                && name.substring(0, name.length() - LAYER.length()).chars().allMatch(c -> c == '!');
    }
}
