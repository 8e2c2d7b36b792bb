package dev.lockstep.sandbox.glue.catalog;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One table with its versions, partitions and indexes. Guarded by the lock of its catalog. */
final class TableEntry {
    /** Archived versions and the current one, newest first. */
    final NavigableMap<String, TableVersion> versions = new TreeMap<>();
    /** Documents by {@link PartitionKey}. */
    final NavigableMap<String, String> partitions = new TreeMap<>();
    /** Descriptions by name. */
    final NavigableMap<String, String> indexes = new TreeMap<>();

    /** What the business context says of the table; of its columns, by folded name. Both go with the table. */
    final ContextEntry context = new ContextEntry();

    final NavigableMap<String, ContextEntry> columnContexts = new TreeMap<>();

    TableEntry(TableVersion first) {
        versions.put(first.key(), first);
    }

    TableVersion current() {
        return versions.firstEntry().getValue();
    }

    Optional<TableVersion> version(String id) {
        return versions.values().stream()
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    void replaceCurrent(TableVersion next, boolean archive) {
        if (!archive) {
            versions.pollFirstEntry();
        }
        versions.put(next.key(), next);
    }
}
