package dev.lockstep.engine.plan;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Merges the fields of one object three-way. Ours changed: write. Theirs changed: keep, or what the policy says. In the base but no longer
 * desired: remove. In neither: foreign, kept as it is.
 *
 * <p>In an adopted object, more is left as it is: where the data lies, the order of members, shared fields that are no longer desired, which
 * may have been there before us, and every edit, even if the policy is to overwrite.
 */
final class FormMerge {
    /** A field that someone else edited and that is kept. */
    record Edit(FieldPath path, Optional<Form.Value> ours, Optional<Form.Value> theirs, Optional<Form.Value> desired) {}

    private final Form base;
    private final Form actual;
    private final Form desired;
    private final Function<FieldPath, Guard> guard;
    private final OnDrift onDrift;
    private final boolean adopted;
    private final SortedMap<FieldPath, Form.Value> merged = new TreeMap<>();
    private final List<FieldPath> lists;
    private final Set<FieldPath> absent = new HashSet<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    /** @param base what we last wrote; @param actual what stands there; @param desired what we want */
    FormMerge(
            Form base, Form actual, Form desired, Function<FieldPath, Guard> guard, OnDrift onDrift, boolean adopted) {
        this.base = base;
        this.actual = actual;
        this.desired = desired;
        this.guard = guard;
        this.onDrift = onDrift;
        this.adopted = adopted;
        this.lists = lists(desired);
        lists.forEach(list -> absent.addAll(members(desired, list)));
        lists.forEach(list -> absent.removeAll(members(actual, list)));
        SortedSet<FieldPath> paths = new TreeSet<>(actual.fields().keySet());
        paths.addAll(base.fields().keySet());
        paths.addAll(desired.fields().keySet());
        paths.forEach(this::merge);
        removeStrayMembers();
    }

    Form result() {
        return new Form(merged);
    }

    /** Why fields are healed or overwritten; what the source changed is not listed here. */
    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** Edits of others that are kept. */
    List<Edit> keptEdits() {
        return List.copyOf(edits);
    }

    private void merge(FieldPath path) {
        Optional<Form.Value> ours = base.find(path);
        Optional<Form.Value> theirs = actual.find(path);
        Optional<Form.Value> want = desired.find(path);
        decide(path, ours, theirs, want).ifPresent(value -> merged.put(path, value));
    }

    private Optional<Form.Value> decide(
            FieldPath path, Optional<Form.Value> ours, Optional<Form.Value> theirs, Optional<Form.Value> want) {
        Guard kind = guard.apply(path);
        if (kind == Guard.STORAGE && adopted) {
            return theirs;
        }
        if (kind == Guard.SYNC || kind == Guard.STORAGE) {
            return heal(path, ours, theirs, want);
        }
        if (ours.isEmpty() && want.isEmpty() || theirs.equals(want)) {
            return theirs;
        }
        if (adopted && kind == Guard.SHARED && want.isEmpty()) {
            return theirs;
        }
        Optional<Form.Value> grown = adopted ? SequenceMerge.append(theirs, want) : Optional.empty();
        if (grown.isPresent()) {
            return grown;
        }
        if (theirs.equals(ours) || isRestored(path)) {
            return want;
        }
        Optional<Form.Value> names = SequenceMerge.merge(ours, theirs, want);
        if (names.isPresent()) {
            return mergedNames(path, ours, theirs, want, names);
        }
        if (kind == Guard.HEALED && theirs.isEmpty()) {
            return heal(path, ours, theirs, want);
        }
        if (onDrift == OnDrift.OVERWRITE && !adopted) {
            reasons.add(reason(Cause.OVERWRITTEN, path, theirs, want));
            return want;
        }
        edits.add(new Edit(path, ours, theirs, want));
        return theirs;
    }

    private Optional<Form.Value> mergedNames(
            FieldPath path,
            Optional<Form.Value> ours,
            Optional<Form.Value> theirs,
            Optional<Form.Value> want,
            Optional<Form.Value> names) {
        if (ours.equals(want) && !names.equals(theirs)) {
            reasons.add(reason(Cause.HEALED, path, theirs, names));
        }
        return names;
    }

    /** Whether the path belongs to a member, such as a column, that is not there and will be. */
    private boolean isRestored(FieldPath path) {
        return lists.stream().flatMap(list -> path.memberOf(list).stream()).anyMatch(absent::contains);
    }

    private Optional<Form.Value> heal(
            FieldPath path, Optional<Form.Value> ours, Optional<Form.Value> theirs, Optional<Form.Value> want) {
        if (!theirs.equals(ours) && !theirs.equals(want)) {
            reasons.add(reason(Cause.HEALED, path, theirs, want));
        }
        return want;
    }

    /** Fields of members that are no longer listed, such as the comment of a column that went. */
    private void removeStrayMembers() {
        Form form = new Form(merged);
        for (FieldPath list : lists(form)) {
            Set<FieldPath> members = members(form, list);
            merged.keySet().removeIf(path -> path.memberOf(list)
                    .filter(member -> !members.contains(member))
                    .isPresent());
        }
        edits.removeIf(edit -> edit.theirs().isPresent() && !merged.containsKey(edit.path()));
    }

    private static List<FieldPath> lists(Form form) {
        return form.fields().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Form.Value.Names)
                .map(entry -> entry.getKey())
                .toList();
    }

    private static Set<FieldPath> members(Form form, FieldPath list) {
        return form.names(list).stream().map(list::child).collect(toSet());
    }

    private static Reason reason(Cause cause, FieldPath path, Optional<Form.Value> before, Optional<Form.Value> after) {
        return new Reason(cause, path.toString(), show(before), show(after));
    }

    static String show(Optional<Form.Value> value) {
        return value.map(found -> found instanceof Form.Value.Names names
                        ? String.join(", ", names.names())
                        : ((Form.Value.Text) found).text())
                .orElse("");
    }
}
