package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** By what a table is partitioned. */
final class PartitionKeys {
    private PartitionKeys() {}

    /** Why the partitions would be misread; empty when they would not. */
    static Optional<String> change(Form before, Form after) {
        String was = text(before);
        String is = text(after);
        return was.equals(is)
                ? Optional.empty()
                : Optional.of("its partition keys would change from (%s) to (%s)".formatted(was, is));
    }

    /** Which partition key would become a column, too: no engine reads such a table. Source: Hive, CREATE TABLE. */
    static Optional<String> newColumn(Form before, Form after) {
        Set<String> columns = folded(after, Paths.COLUMNS);
        columns.removeAll(folded(before, Paths.COLUMNS));
        columns.retainAll(folded(after, Paths.PARTITION_KEYS));
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("its partition key %s would be a column, too".formatted(String.join(", ", columns)));
    }

    private static Set<String> folded(Form form, FieldPath list) {
        return form.names(list).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));
    }

    /** Names and types, in order; empty for none. */
    static String text(Form form) {
        return form.names(Paths.PARTITION_KEYS).stream()
                .map(key -> key + " "
                        + form.findText(Paths.PARTITION_KEYS.child(key).child("type"))
                                .orElse("?"))
                .collect(joining(", "));
    }
}
