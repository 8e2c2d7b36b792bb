package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;

/** Where the members of a structure are in a form. A pointer is a path as text; the empty one is the form itself. */
final class Paths {
    static final FieldPath COLUMNS = FieldPath.of("columns");
    static final FieldPath PARTITION_KEYS = FieldPath.of("partitionKeys");
    static final FieldPath DESCRIPTION = FieldPath.of("description");
    static final FieldPath OWNER = FieldPath.of("owner");
    static final FieldPath TABLE_TYPE = FieldPath.of("tableType");
    static final FieldPath PARAMETERS = FieldPath.of("parameters");
    static final FieldPath STORAGE = FieldPath.of("storageDescriptor");
    static final FieldPath LOCATION = STORAGE.child("location");
    static final FieldPath SERDE = STORAGE.child("serdeInfo");

    private Paths() {}

    static String of(String pointer, Member member) {
        return child(member.isOfTable() ? "" : pointer, member.segment());
    }

    static String child(String pointer, String segment) {
        return pointer + FieldPath.of(segment).pointer();
    }
}
