package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The complete native state of one object of a target, as fields. A target's form holds everything that an update must send back, foreign
 * parts included, so that fields can be compared and merged one by one without knowing the target, and what nobody changed goes back byte for
 * byte.
 *
 * @param fields value by path, sorted by path
 */
public record Form(SortedMap<FieldPath, Value> fields) {
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

    public Form(Map<FieldPath, Value> fields) {
        this(new TreeMap<>(fields));
    }

    public Form {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    public static Form empty() {
        return EMPTY;
    }

    public Optional<Value> find(FieldPath path) {
        return Optional.ofNullable(fields.get(path));
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
}
