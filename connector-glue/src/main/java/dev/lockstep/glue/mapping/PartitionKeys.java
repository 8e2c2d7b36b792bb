package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import dev.lockstep.spi.Form;

/** By what a table is partitioned. */
final class PartitionKeys {
    private PartitionKeys() {}

    /** Names and types, in order; empty for none. */
    static String text(Form form) {
        return form.names(Paths.PARTITION_KEYS).stream()
                .map(key -> key + " "
                        + form.findText(Paths.PARTITION_KEYS.child(key).child("type"))
                                .orElse("?"))
                .collect(joining(", "));
    }
}
