package dev.lockstep.glue.mapping;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be done so that a table or column has the terms we want, beside those of others. All are ids of terms.
 *
 * @param remove terms that only we associated and want no longer
 * @param add terms to associate
 * @param linked terms that are there because of us, afterwards
 * @param withoutRoom terms that are wanted and not added, since others take their places
 */
public record TermLinks(List<String> remove, List<String> add, List<String> linked, List<String> withoutRoom) {
    /** @param linked by us, as far as we wrote it down; @param standing all that are there; @param wanted by us */
    public static TermLinks of(Collection<String> linked, Collection<String> standing, Collection<String> wanted) {
        Set<String> remove = new LinkedHashSet<>(linked);
        remove.retainAll(standing);
        remove.removeAll(wanted);
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(standing);
        int room = Math.max(0, BusinessContext.MAX_TERMS - standing.size() + remove.size());
        List<String> add = missing.stream().limit(room).toList();
        Set<String> ours = new LinkedHashSet<>(linked);
        ours.retainAll(standing);
        ours.removeAll(remove);
        ours.addAll(add);
        return new TermLinks(
                List.copyOf(remove),
                add,
                ours.stream().sorted().toList(),
                missing.stream().skip(room).toList());
    }

    public TermLinks {
        remove = List.copyOf(remove);
        add = List.copyOf(add);
        linked = List.copyOf(linked);
        withoutRoom = List.copyOf(withoutRoom);
    }
}
