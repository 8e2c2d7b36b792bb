package dev.lockstep.sandbox.glue;

import java.util.Objects;

/**
 * An action that is not allowed. Every part may hold {@code *}; names are folded.
 *
 * @param action without the {@code glue:}, {@code Get*} for instance
 * @param catalogId an account
 * @param database {@code *} also matches a request that names no database
 * @param table {@code *} also matches a request that names no table; a batch is denied if one of its tables is
 */
public record Denial(String action, String catalogId, String database, String table) {
    public Denial {
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(catalogId, "catalogId is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(table, "table is null");
    }

    /** Denied everywhere. */
    public static Denial of(String action) {
        return new Denial(action, "*", "*", "*");
    }

    public Denial inCatalog(String id) {
        return new Denial(action, id, database, table);
    }

    public Denial inDatabase(String name) {
        return new Denial(action, catalogId, name, table);
    }

    public Denial onTable(String databaseName, String tableName) {
        return new Denial(action, catalogId, databaseName, tableName);
    }

    boolean denies(String operation, Target target) {
        boolean there = Glob.of(action).matches(operation)
                && Glob.of(catalogId).matches(target.catalogId())
                && Glob.of(database).matches(target.database());
        Glob tables = Glob.of(table);
        return there && (table.equals("*") || target.tables().stream().anyMatch(tables::matches));
    }
}
