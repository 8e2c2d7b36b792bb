package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The fields of a form as a tree of path segments, so that each level is looked up once. For one thread. */
final class Branch {
    private static final Branch NONE = new Branch();

    private final Map<String, Branch> children = new LinkedHashMap<>();
    private Optional<Form.Value> value = Optional.empty();

    private Branch() {}

    static Branch of(Form form) {
        var root = new Branch();
        form.fields().forEach((path, value) -> root.at(path).value = Optional.of(value));
        return root;
    }

    private Branch at(FieldPath path) {
        Branch branch = this;
        for (String segment : path.segments()) {
            branch = branch.children.computeIfAbsent(segment, key -> new Branch());
        }
        return branch;
    }

    /** What lies below {@code segment}; a branch that is not present if there is nothing. */
    Branch child(String segment) {
        return children.getOrDefault(segment, NONE);
    }

    /** Whether there is a value here or below. */
    boolean isPresent() {
        return value.isPresent() || !children.isEmpty();
    }

    boolean hasValue() {
        return value.isPresent();
    }

    Optional<String> text() {
        return value.filter(Form.Value.Text.class::isInstance).map(text -> ((Form.Value.Text) text).text());
    }

    /** The names that stand here; none if something else does. */
    List<String> names() {
        return value.filter(Form.Value.Names.class::isInstance)
                .map(names -> ((Form.Value.Names) names).names())
                .orElseGet(List::of);
    }

    /** The texts right below, in the order of the form. */
    void forEachText(BiConsumer<String, String> sink) {
        children.forEach((segment, child) -> child.text().ifPresent(text -> sink.accept(segment, text)));
    }
}
