package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.fingerprint.Packed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The complete native state of one object of a target, as fields. A target's form holds everything that an update must send back, foreign
 * parts included, so that fields can be compared and merged one by one without knowing the target, and what nobody changed goes back byte for
 * byte. Immutable; equal to another with equal fields, packed or not.
 */
public final class Form {
    /** The value of a field. */
    public sealed interface Value {
        /** A single value as text; numbers and flags as the target writes them. */
        record Text(String text) implements Value {
            public Text {
                requireNonNull(text, "text is null");
            }
        }

        /** The names of ordered members, such as columns. Merged as a sequence; the members have fields of their own. */
        record Names(List<String> names) implements Value {
            public Names {
                names = List.copyOf(names);
            }
        }
    }

    private static final Form EMPTY = new Form(Map.of());

    private final Supplier<SortedMap<FieldPath, Value>> fields;

    public Form(Map<FieldPath, Value> fields) {
        SortedMap<FieldPath, Value> copy = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        this.fields = () -> copy;
    }

    private Form(Packed<SortedMap<FieldPath, Value>> fields) {
        this.fields = fields;
    }

    public static Form empty() {
        return EMPTY;
    }

    /** The same form, small if the packer packs it: a plan holds those of all its changes. */
    public Form packed(FormPacker packer) {
        return fields instanceof Packed
                ? this
                : packer.pack(fields()).map(Form::new).orElse(this);
    }

    /** Value by path, sorted by path. Whoever needs several fields of a packed form asks for them once. */
    public SortedMap<FieldPath, Value> fields() {
        return fields.get();
    }

    public Optional<Value> find(FieldPath path) {
        return Optional.ofNullable(fields().get(path));
    }

    public Optional<String> findText(FieldPath path) {
        return find(path).filter(Value.Text.class::isInstance).map(value -> ((Value.Text) value).text());
    }

    public List<String> names(FieldPath path) {
        return find(path)
                .filter(Value.Names.class::isInstance)
                .map(value -> ((Value.Names) value).names())
                .orElseGet(List::of);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Form form && fields().equals(form.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return "Form" + fields();
    }
}
