package dev.lockstep.sandbox.glue;

import java.util.Objects;

/**
 * Which requests a fault hits, counted among those that match from the moment it is set up.
 *
 * @param operation may hold {@code *}
 * @param database folded, may hold {@code *}, which also matches none
 * @param table folded, may hold {@code *}, which also matches none
 * @param first the first matching request to hit, from 1
 * @param last the last one
 */
public record Trigger(String operation, String database, String table, int first, int last) {
    public Trigger {
        Objects.requireNonNull(operation, "operation is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(table, "table is null");
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Requests %d to %d are no range from 1 up".formatted(first, last));
        }
    }

    /** The next request for an operation. */
    public static Trigger next(String operation) {
        return new Trigger(operation, "*", "*", 1, 1);
    }

    /** The n-th request for an operation from now, the next being the first. */
    public static Trigger nth(String operation, int n) {
        return new Trigger(operation, "*", "*", n, n);
    }

    /** Every request for an operation. */
    public static Trigger every(String operation) {
        return new Trigger(operation, "*", "*", 1, Integer.MAX_VALUE);
    }

    public Trigger onTable(String databaseName, String tableName) {
        return new Trigger(operation, databaseName, tableName, first, last);
    }

    /** From the first one on, {@code count} requests in a row. */
    public Trigger times(int count) {
        return new Trigger(operation, database, table, first, first + count - 1);
    }

    boolean matches(String name, Target target) {
        Glob tables = Glob.of(table);
        return Glob.of(operation).matches(name)
                && Glob.of(database).matches(target.database())
                && (table.equals("*") || target.tables().stream().anyMatch(tables::matches));
    }
}
