package dev.lockstep.glue.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges the members of one form three-way, as forms of tables are merged: ours changed, write; theirs changed, keep; gone, restore. Without a
 * base nobody can tell an edit from our own last word, and ours counts.
 *
 * @param members what shall stand there
 * @param kept members that somebody else edited and that stay as they are
 */
public record ContextMerge(SortedMap<String, String> members, List<String> kept) {
    /** @param base what we last wrote, if known; @param actual what stands there; @param desired what we want */
    public static ContextMerge of(
            Optional<? extends Map<String, String>> base, Map<String, String> actual, Map<String, String> desired) {
        if (base.isEmpty()) {
            return new ContextMerge(new TreeMap<>(desired), List.of());
        }
        SortedSet<String> names = new TreeSet<>(desired.keySet());
        names.addAll(actual.keySet());
        SortedMap<String, String> members = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            Optional<String> ours = Optional.ofNullable(base.get().get(name));
            Optional<String> theirs = Optional.ofNullable(actual.get(name));
            Optional<String> want = Optional.ofNullable(desired.get(name));
            boolean edited = theirs.isPresent() && !theirs.equals(ours) && !theirs.equals(want);
            if (edited) {
                kept.add(name);
            }
            (edited ? theirs : want).ifPresent(text -> members.put(name, text));
        }
        return new ContextMerge(members, List.copyOf(kept));
    }
}
