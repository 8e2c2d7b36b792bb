package dev.lockstep.sandbox.glue.catalog;

import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** One database. Guarded by the lock of its catalog. */
final class DatabaseEntry {
    final String name;
    final String id;
    final long createTime;
    final NavigableMap<String, TableEntry> tables = new TreeMap<>();
    final SortedMap<String, String> tags = new TreeMap<>();

    /** As GetDatabase shows it. */
    String document = "{}";

    DatabaseEntry(String name, String id, long createTime) {
        this.name = name;
        this.id = id;
        this.createTime = createTime;
    }
}
