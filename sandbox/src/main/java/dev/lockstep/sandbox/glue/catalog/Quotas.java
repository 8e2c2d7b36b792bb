package dev.lockstep.sandbox.glue.catalog;

/**
 * How much fits. Everything beyond is refused with ResourceNumberLimitExceededException, a too large request with InvalidInputException.
 *
 * @param payloadBytes largest request body. The service's own number is not published; requests with some 3600 columns have been
 *     refused, which is where the default of one mebibyte comes from
 */
public record Quotas(int databasesPerCatalog, int tablesPerDatabase, int versionsPerTable, int payloadBytes) {
    /** Largest number of partition indexes of a table. Source: Glue API, CreatePartitionIndex. */
    static final int PARTITION_INDEXES_PER_TABLE = 3;

    /** What an account has unless it asked for more. Source: AWS service quotas for Glue. */
    public static Quotas defaults() {
        return new Quotas(10_000, 200_000, 100_000, 1 << 20);
    }

    public Quotas withDatabasesPerCatalog(int max) {
        return new Quotas(max, tablesPerDatabase, versionsPerTable, payloadBytes);
    }

    public Quotas withTablesPerDatabase(int max) {
        return new Quotas(databasesPerCatalog, max, versionsPerTable, payloadBytes);
    }

    /** @param max the current version counts */
    public Quotas withVersionsPerTable(int max) {
        return new Quotas(databasesPerCatalog, tablesPerDatabase, max, payloadBytes);
    }

    public Quotas withPayloadBytes(int max) {
        return new Quotas(databasesPerCatalog, tablesPerDatabase, versionsPerTable, max);
    }
}
