package dev.lockstep.glue.mapping;

import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges the members of one form three-way, as forms of tables are merged: ours changed, write; theirs changed, keep; ours gone, restore; in
 * neither, foreign and kept. The base is in the form itself, see {@link ContextBase}.
 *
 * @param members what shall stand there
 * @param kept members we have a word about, that somebody else edited and that stay as they are
 */
public record ContextMerge(SortedMap<String, Tree> members, List<String> kept) {
    /**
     * @param base what we last wrote; @param actual what stands there; @param desired what we want
     * @param overwrite whether an edit by others gives way to what we want; what we never wrote stays all the same
     */
    public static ContextMerge of(
            ContextBase base, Map<String, Tree> actual, Map<String, String> desired, boolean overwrite) {
        SortedSet<String> names = new TreeSet<>(desired.keySet());
        names.addAll(actual.keySet());
        SortedMap<String, Tree> members = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            Optional<Tree> theirs = Optional.ofNullable(actual.get(name));
            Optional<Tree> want = Optional.ofNullable(desired.get(name)).map(Tree::text);
            boolean edited = theirs.isPresent() && !theirs.equals(want) && !base.isOurs(name, theirs.get());
            boolean known = want.isPresent() || base.knows(name);
            boolean stays = edited && !(overwrite && known);
            if (stays && known) {
                kept.add(name);
            }
            (stays ? theirs : want).ifPresent(text -> members.put(name, text));
        }
        return new ContextMerge(members, List.copyOf(kept));
    }
}
