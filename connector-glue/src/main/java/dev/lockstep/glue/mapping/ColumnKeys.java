package dev.lockstep.glue.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.Column;

/** Keys under which columns are in a form: their names, made different where other writers left two columns of one name. */
final class ColumnKeys {
    private ColumnKeys() {}

    /** The column's name; empty when it has none. */
    static String nameOf(Column column) {
        return Optional.ofNullable(column.name()).orElse("");
    }

    /** One key per name, in order: the name itself, or {@code name (2)} where the name was there before. */
    static List<String> of(List<String> names) {
        Set<String> all = new HashSet<>(names);
        Set<String> used = new HashSet<>();
        List<String> keys = new ArrayList<>(names.size());
        for (String name : names) {
            String key = name;
            for (int n = 2; !used.add(key); n++) {
                key = name + " (" + n + ")";
                if (all.contains(key)) {
                    key = name;
                }
            }
            keys.add(key);
        }
        return keys;
    }
}
