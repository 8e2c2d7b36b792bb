package dev.lockstep.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The mark of what people say of an asset or a column in place of its source: names of its parts, kept in its rest. */
public final class Curated {
    /** Member of the rest that holds the mark. */
    public static final String KEY = "@lockstep.curated";

    private Curated() {}

    /** Parts that people say, such as {@code owner}; sorted. */
    public static List<String> of(Tree.Node rest) {
        List<String> parts = new ArrayList<>();
        if (rest.members().get(KEY) instanceof Tree.Seq seq) {
            seq.items().forEach(item -> {
                if (item instanceof Tree.Text text) {
                    parts.add(text.value());
                }
            });
        }
        return parts;
    }

    /** {@code rest} with {@code parts} added to the mark. */
    public static Tree.Node mark(Tree.Node rest, Collection<String> parts) {
        TreeSet<String> all = new TreeSet<>(of(rest));
        all.addAll(parts);
        if (all.isEmpty()) {
            return rest;
        }
        Map<String, Tree> members = new LinkedHashMap<>(rest.members());
        members.put(KEY, Tree.seq(all.stream().map(Tree::text).toList()));
        return new Tree.Node(members);
    }
}
