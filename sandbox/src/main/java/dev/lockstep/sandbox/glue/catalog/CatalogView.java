package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A look behind the API, for tests: what is really in a catalog, without a call, a permission or a page. Names in any case. Thread-safe;
 * each method sees the catalog at one moment.
 */
public final class CatalogView {
    private final AccountCatalog catalog;

    public CatalogView(AccountCatalog catalog) {
        this.catalog = catalog;
    }

    /** Folded names, sorted. */
    public List<String> databaseNames() {
        synchronized (catalog) {
            return List.copyOf(catalog.databases.keySet());
        }
    }

    /** As GetDatabase shows it. */
    public Optional<JsonNode> database(String name) {
        synchronized (catalog) {
            return entry(name).map(database -> Json.parse(database.document));
        }
    }

    /** Sorted copy; empty if the database does not exist. */
    public Map<String, String> tags(String database) {
        synchronized (catalog) {
            return entry(database).map(entry -> new TreeMap<>(entry.tags)).orElseGet(TreeMap::new);
        }
    }

    /** Folded names, sorted; empty if the database does not exist. */
    public List<String> tableNames(String database) {
        synchronized (catalog) {
            return entry(database)
                    .map(entry -> List.copyOf(entry.tables.keySet()))
                    .orElse(List.of());
        }
    }

    /** All tables of all databases. */
    public int tableCount() {
        synchronized (catalog) {
            return catalog.databases.values().stream()
                    .mapToInt(database -> database.tables.size())
                    .sum();
        }
    }

    /** As GetTable shows it. */
    public Optional<JsonNode> table(String database, String name) {
        synchronized (catalog) {
            return entry(database, name).map(table -> table.current().tree());
        }
    }

    /** Numbers of the kept versions, newest (the current one) first; empty if the table does not exist. */
    public List<Long> versions(String database, String table) {
        synchronized (catalog) {
            return entry(database, table).stream()
                    .flatMap(entry -> entry.versions.values().stream())
                    .map(TableVersion::number)
                    .toList();
        }
    }

    public int partitionCount(String database, String table) {
        synchronized (catalog) {
            return entry(database, table).map(entry -> entry.partitions.size()).orElse(0);
        }
    }

    private Optional<DatabaseEntry> entry(String database) {
        return Optional.ofNullable(catalog.databases.get(Names.fold(database)));
    }

    private Optional<TableEntry> entry(String database, String table) {
        return entry(database).map(entry -> entry.tables.get(Names.fold(table)));
    }
}
