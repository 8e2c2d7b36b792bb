package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Association.Join;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ON conditions that are nothing but equalities between a column here and a column there. */
final class Conditions {
    private Conditions() {}

    /** The pairs, in order; none when there is no condition or it says more than pairs can. */
    static List<Join> joins(String association, Optional<Tree> condition) {
        if (condition.isEmpty()
                || !(condition.get() instanceof Tree.Seq tokens)
                || tokens.items().size() % 4 != 3) {
            return List.of();
        }
        List<Tree> items = tokens.items();
        List<Join> joins = new ArrayList<>();
        for (int i = 0; i < items.size(); i += 4) {
            boolean linked = i == 0 || items.get(i - 1).equals(Tree.text("and"));
            Optional<Join> join = items.get(i + 1).equals(Tree.text("="))
                    ? join(association, items.get(i), items.get(i + 2))
                    : Optional.empty();
            if (!linked || join.isEmpty()) {
                return List.of();
            }
            joins.add(join.get());
        }
        return List.copyOf(joins);
    }

    /** The condition of the usual form: own column first, the target's column behind the association. */
    static Tree on(String association, List<Join> joins) {
        List<Tree> tokens = new ArrayList<>();
        for (Join join : joins) {
            if (!tokens.isEmpty()) {
                tokens.add(Tree.text("and"));
            }
            tokens.add(reference(List.of(join.column())));
            tokens.add(Tree.text("="));
            tokens.add(reference(List.of(association, join.targetColumn())));
        }
        return Tree.seq(tokens);
    }

    private static Optional<Join> join(String association, Tree left, Tree right) {
        Optional<Join> join = ordered(association, left, right);
        return join.isPresent() ? join : ordered(association, right, left);
    }

    private static Optional<Join> ordered(String association, Tree own, Tree other) {
        return column(own).filter(path -> path.size() == 1).flatMap(here -> column(other)
                .filter(path -> path.size() == 2 && path.get(0).equals(association))
                .map(there -> new Join(here.get(0), there.get(1))));
    }

    /** The steps of a reference, without a leading {@code $projection} or {@code $self}. */
    private static Optional<List<String>> column(Tree token) {
        return Notation.path(token)
                .map(path -> path.size() > 1
                                && (path.get(0).equals("$projection")
                                        || path.get(0).equals("$self"))
                        ? path.subList(1, path.size())
                        : path);
    }

    private static Tree reference(List<String> steps) {
        return new Tree.Node(
                Map.of("ref", Tree.seq(steps.stream().map(Tree::text).toList())));
    }
}
