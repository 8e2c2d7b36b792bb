package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Guard;
import java.util.List;
import java.util.Set;

/** Who may change which field of a table or database. What only the sync may change is what it writes; all else is left to its writer. */
final class Guards {
    private static final Set<FieldPath> STORAGE = Set.of(
            Paths.TABLE_TYPE,
            Paths.PARTITION_KEYS,
            Paths.LOCATION,
            Paths.STORAGE.child("inputFormat"),
            Paths.STORAGE.child("outputFormat"),
            Paths.SERDE.child("serializationLibrary"),
            Paths.SERDE.child("parameters").child("serialization.format"),
            Paths.PARAMETERS.child(ParameterKeys.CLASSIFICATION),
            Paths.PARAMETERS.child(ParameterKeys.SOURCE_TABLE),
            Paths.PARAMETERS.child(ParameterKeys.COLUMN_MAPPING));

    private Guards() {}

    static Guard of(FieldPath path) {
        if (STORAGE.contains(path)) {
            return Guard.STORAGE;
        }
        List<String> segments = path.segments();
        boolean entry = segments.size() == 2 && segments.get(0).equals("parameters")
                || segments.size() == 4
                        && (segments.get(0).equals("columns") || segments.get(0).equals("partitionKeys"))
                        && segments.get(2).equals("parameters");
        if (!entry) {
            return Guard.SHARED;
        }
        String key = segments.get(segments.size() - 1);
        if (key.startsWith(ParameterKeys.LOCKSTEP)) {
            return Guard.SYNC;
        }
        return key.startsWith(ParameterKeys.READABLE) ? Guard.HEALED : Guard.SHARED;
    }
}
