package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes what Glue answers though nobody sent it out of a form, so that it neither shows as a difference nor is sent back. Applying it twice
 * changes nothing more.
 */
final class ReadDefaults {
    /** Values that say the same as no value, by the last segment of their path. */
    private static final Map<String, Set<String>> DEFAULTS = Map.ofEntries(
            Map.entry("compressed", Set.of("false")),
            Map.entry("storedAsSubDirectories", Set.of("false")),
            Map.entry("numberOfBuckets", Set.of("0", "-1")),
            Map.entry("bucketColumns", Set.of("[]")),
            Map.entry("sortColumns", Set.of("[]")),
            Map.entry("additionalLocations", Set.of("[]")),
            Map.entry("skewedColumnNames", Set.of("[]")),
            Map.entry("skewedColumnValues", Set.of("[]")),
            Map.entry("skewedColumnValueLocationMaps", Set.of(StructureFields.EMPTY)),
            Map.entry("skewedInfo", Set.of(StructureFields.EMPTY)),
            Map.entry("retention", Set.of("0")),
            Map.entry("parameters", Set.of(StructureFields.EMPTY)),
            Map.entry("description", Set.of("")),
            Map.entry("comment", Set.of("")),
            Map.entry("owner", Set.of("")),
            Map.entry("viewOriginalText", Set.of("")),
            Map.entry("viewExpandedText", Set.of("")));

    private ReadDefaults() {}

    static Form ofTable(Form form) {
        Map<FieldPath, Form.Value> fields = of(form);
        // Athena needs the list of partition keys; no list and an empty one say the same. Source: Athena user guide.
        fields.putIfAbsent(Paths.PARTITION_KEYS, new Form.Value.Names(java.util.List.of()));
        if (fields.keySet().stream()
                .anyMatch(path -> path.memberOf(Paths.STORAGE).isPresent())) {
            fields.putIfAbsent(Paths.COLUMNS, new Form.Value.Names(java.util.List.of()));
        }
        return new Form(fields);
    }

    static Form ofDatabase(Form form) {
        return new Form(of(form));
    }

    private static Map<FieldPath, Form.Value> of(Form form) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>();
        form.fields().forEach((path, value) -> {
            if (!isDefault(path, value)) {
                fields.put(path, value);
            }
        });
        return fields;
    }

    private static boolean isDefault(FieldPath path, Form.Value value) {
        if (!(value instanceof Form.Value.Text text) || text.text().length() > StructureFields.EMPTY.length() + 3) {
            return false;
        }
        String pointer = path.pointer();
        Set<String> defaults = DEFAULTS.get(pointer.substring(pointer.lastIndexOf('/') + 1));
        return defaults != null && defaults.contains(text.text()) && !isEntry(path);
    }

    /** Entries of a map are somebody's own words, whatever they are called. */
    private static boolean isEntry(FieldPath path) {
        var segments = path.segments();
        return segments.size() > 1 && segments.get(segments.size() - 2).equals("parameters");
    }
}
