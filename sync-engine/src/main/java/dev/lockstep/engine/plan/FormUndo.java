package dev.lockstep.engine.plan;

import static java.util.stream.Collectors.joining;

import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the fields back that a change wrote, and no other: a merge of what the change left (base), what is there, and what was there before
 * (desired), over the fields that it changed.
 */
final class FormUndo {
    private static final int SHOWN = 3;

    private final Form left;
    private final Form actual;
    private final Form before;
    private final SortedSet<FieldPath> touched;
    private final FormMerge merge;

    /** @param left what the change left; @param actual what stands there now; @param before what stood there before the change */
    FormUndo(Form left, Form actual, Form before) {
        this.left = left;
        this.actual = actual;
        this.before = before;
        this.touched = differences(left, before);
        this.merge = new FormMerge(only(left), actual, only(before), path -> Guard.SHARED, OnDrift.REPORT, false);
    }

    /** Where nobody was since, exactly what was there before. */
    Form result() {
        return actual.equals(left) ? before : merge.result();
    }

    /** What of it is put back. */
    List<Reason> reasons() {
        Form result = result();
        return differences(actual, result).stream()
                .map(path -> new Reason(
                        Cause.UNDONE,
                        path.toString(),
                        FormMerge.show(actual.find(path)),
                        FormMerge.show(result.find(path))))
                .toList();
    }

    /** What someone changed since and would lose, one phrase; empty when nothing. */
    Optional<String> conflict() {
        if (actual.equals(left)) {
            return Optional.empty();
        }
        TreeSet<FieldPath> conflicts = new TreeSet<>();
        merge.keptEdits().forEach(edit -> conflicts.add(edit.path()));
        differences(actual, result()).stream().filter(this::isOfOthers).forEach(conflicts::add);
        return describe(conflicts.stream().map(this::phrase).toList());
    }

    /** How two states differ, one phrase; empty when they do not. */
    static Optional<String> change(Form left, Form actual) {
        return describe(differences(left, actual).stream()
                .map(path -> phrase(path, left, actual))
                .toList());
    }

    /** Whether someone wrote it since. Names that others added to a list stay where they stand, so only the order and number of ours count. */
    private boolean isOfOthers(FieldPath path) {
        Optional<Form.Value> now = actual.find(path);
        if (now.equals(left.find(path))) {
            return false;
        }
        if (!(now.orElse(null) instanceof Form.Value.Names names)) {
            return true;
        }
        Set<String> known = new HashSet<>(left.names(path));
        known.addAll(before.names(path));
        return !names.names().stream().filter(known::contains).toList().equals(left.names(path));
    }

    private String phrase(FieldPath path) {
        return phrase(path, left, actual);
    }

    private static String phrase(FieldPath path, Form left, Form actual) {
        return "%s is %s, the run left %s".formatted(path, shown(actual.find(path)), shown(left.find(path)));
    }

    private static Optional<String> describe(List<String> phrases) {
        if (phrases.isEmpty()) {
            return Optional.empty();
        }
        int more = phrases.size() - SHOWN;
        return Optional.of(phrases.stream().limit(SHOWN).collect(joining("; "))
                + (more > 0 ? "; and %d fields more".formatted(more) : ""));
    }

    private static String shown(Optional<Form.Value> value) {
        String text = FormMerge.show(value);
        return value.isEmpty() ? "absent" : "“%s”".formatted(text.length() > 40 ? text.substring(0, 39) + "…" : text);
    }

    private Form only(Form form) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>(form.fields());
        fields.keySet().retainAll(touched);
        return new Form(fields);
    }

    private static SortedSet<FieldPath> differences(Form one, Form other) {
        List<FieldPath> paths = new ArrayList<>(one.fields().keySet());
        paths.addAll(other.fields().keySet());
        paths.removeIf(
                path -> Objects.equals(one.fields().get(path), other.fields().get(path)));
        return new TreeSet<>(paths);
    }
}
