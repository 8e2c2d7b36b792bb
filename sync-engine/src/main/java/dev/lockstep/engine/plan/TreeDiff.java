package dev.lockstep.engine.plan;

import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says where two canonical trees differ, in the words of the model. Members of a list are told apart by their name where they have one. */
final class TreeDiff {
    /** Parts that only hold others together: one that comes or goes is told by what is in it. */
    private static final Set<String> GROUPS = Set.of("stewardship", "semantics", "storage", "rest");

    private final List<Reason> reasons = new ArrayList<>();

    private TreeDiff() {}

    /** Differences in the order of the trees; empty when they are equal, the order of members aside. */
    static List<Reason> between(Tree before, Tree after) {
        TreeDiff diff = new TreeDiff();
        diff.compare("", Optional.of(before), Optional.of(after));
        return List.copyOf(diff.reasons);
    }

    private void compare(String path, Optional<Tree> before, Optional<Tree> after) {
        if (before.equals(after)) {
            return;
        }
        boolean isGroup = GROUPS.contains(path.substring(path.lastIndexOf('/') + 1));
        Optional<Tree> absent = isGroup ? Optional.of(Tree.Node.empty()) : Optional.empty();
        Optional<Map<String, Tree>> left = before.or(() -> absent).flatMap(TreeDiff::members);
        Optional<Map<String, Tree>> right = after.or(() -> absent).flatMap(TreeDiff::members);
        if (left.isPresent() && right.isPresent()) {
            compareMembers(path, left.get(), right.get());
        } else {
            reasons.add(new Reason(Cause.SOURCE, path, show(before), show(after)));
        }
    }

    private void compareMembers(String path, Map<String, Tree> before, Map<String, Tree> after) {
        int found = reasons.size();
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            compare(
                    path.isEmpty() ? name : path + "/" + name,
                    Optional.ofNullable(before.get(name)),
                    Optional.ofNullable(after.get(name)));
        }
        if (reasons.size() == found) {
            reasons.add(new Reason(
                    Cause.SOURCE, path, String.join(", ", before.keySet()), String.join(", ", after.keySet())));
        }
    }

    /** Members by name: of a node, or of a list all of whose items are nodes with a name of their own. */
    private static Optional<Map<String, Tree>> members(Tree tree) {
        if (tree instanceof Tree.Node node) {
            return Optional.of(node.members());
        }
        if (!(tree instanceof Tree.Seq seq) || seq.items().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Tree> members = new LinkedHashMap<>();
        for (Tree item : seq.items()) {
            Optional<String> name = item instanceof Tree.Node node ? node.findText("name") : Optional.empty();
            if (name.isEmpty() || members.put(name.get(), item) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(members);
    }

    private static String show(Optional<Tree> tree) {
        return tree.map(value -> value instanceof Tree.Text text ? text.value() : CanonicalJson.print(value))
                .orElse("");
    }
}
