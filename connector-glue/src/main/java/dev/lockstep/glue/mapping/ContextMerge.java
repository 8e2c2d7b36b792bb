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
 * @param overwritten what others had made of members that give way
 */
public record ContextMerge(SortedMap<String, Tree> members, List<String> kept, SortedMap<String, Tree> overwritten) {
    /**
     * @param base what we last wrote; @param actual what stands there; @param desired what we want
     * @param overwrite whether an edit by others gives way to what we want instead; what we never wrote stays all the same
     */
    public static ContextMerge of(
            ContextBase base, Map<String, Tree> actual, Map<String, String> desired, boolean overwrite) {
        SortedSet<String> names = new TreeSet<>(desired.keySet());
        names.addAll(actual.keySet());
        SortedMap<String, Tree> members = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        SortedMap<String, Tree> overwritten = new TreeMap<>();
        for (String name : names) {
            Optional<Tree> theirs = Optional.ofNullable(actual.get(name));
            Optional<Tree> want = Optional.ofNullable(desired.get(name)).map(Tree::text);
            boolean edited = theirs.isPresent() && !theirs.equals(want) && !base.isOurs(name, theirs.get());
            boolean yields = edited && overwrite && base.knows(name) && want.isPresent();
            if (yields) {
                overwritten.put(name, theirs.get());
            } else if (edited && (base.knows(name) || want.isPresent())) {
                kept.add(name);
            }
            (edited && !yields ? theirs : want).ifPresent(text -> members.put(name, text));
        }
        return new ContextMerge(members, List.copyOf(kept), overwritten);
    }
}
