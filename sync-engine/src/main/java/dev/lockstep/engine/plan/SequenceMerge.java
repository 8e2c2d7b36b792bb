package dev.lockstep.engine.plan;

import dev.lockstep.spi.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Merges an ordered list of names three-way: members that others added stay, behind the member they stood behind; members that others
 * removed come back, since the source still has them; our order is kept.
 */
final class SequenceMerge {
    private SequenceMerge() {}

    /** The merged value, or nothing when the values are no lists of names. */
    static Optional<Form.Value> merge(
            Optional<Form.Value> base, Optional<Form.Value> actual, Optional<Form.Value> desired) {
        if (!(actual.orElse(null) instanceof Form.Value.Names theirs)
                || !(desired.orElse(null) instanceof Form.Value.Names ours)) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>(ours.names());
        if (base.orElse(null) instanceof Form.Value.Names before) {
            known.addAll(before.names());
        }
        return Optional.of(new Form.Value.Names(insertForeign(theirs.names(), ours.names(), known)));
    }

    /** What is there, as it is, and behind it what is desired and missing; nothing when the values are no lists of names. */
    static Optional<Form.Value> append(Optional<Form.Value> actual, Optional<Form.Value> desired) {
        if (!(actual.orElse(null) instanceof Form.Value.Names theirs)
                || !(desired.orElse(null) instanceof Form.Value.Names ours)) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>(theirs.names());
        all.addAll(ours.names());
        return Optional.of(new Form.Value.Names(List.copyOf(all)));
    }

    private static List<String> insertForeign(List<String> theirs, List<String> ours, Set<String> known) {
        List<String> merged = new ArrayList<>(ours);
        int after = -1;
        for (String name : theirs) {
            if (known.contains(name)) {
                after = merged.contains(name) ? merged.indexOf(name) : after;
            } else {
                merged.add(++after, name);
            }
        }
        return merged;
    }
}
