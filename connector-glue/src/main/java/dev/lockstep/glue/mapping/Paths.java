package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;

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

    private static final Set<String> COLUMN_LISTS = Set.of("Columns", "PartitionKeys");

    private Paths() {}

    static String of(String pointer, SdkField<?> field) {
        return child(isOfTable(field) ? "" : pointer, segment(field));
    }

    /** Columns are the table's, not its storage's, to everybody but Hive: their path is short. */
    static boolean isOfTable(SdkField<?> field) {
        return field.locationName().equals("Columns");
    }

    static boolean isColumns(SdkField<?> field) {
        return COLUMN_LISTS.contains(field.locationName());
    }

    static String child(String pointer, String segment) {
        return pointer + FieldPath.of(segment).pointer();
    }

    static String segment(SdkField<?> field) {
        String name = field.locationName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
