package dev.lockstep.sandbox.glue.catalog;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Optional;

/** Where an operation works and for whom. Made for one call. @param region that the request was signed for */
public record Scope(
        AccountCatalog catalog,
        String region,
        CatalogRules rules,
        Pager pager,
        String callerArn,
        Visibility visibility) {

    DatabaseEntry database(String name) {
        String folded = Names.fold(name);
        DatabaseEntry entry = Optional.ofNullable(catalog.databases.get(folded))
                .orElseThrow(() -> ServiceError.notFound("Database " + folded + " not found."));
        if (!visibility.seesDatabase(folded)) {
            throw hidden("Describe", folded);
        }
        return entry;
    }

    /**
     * The database that holds the tables of {@code name}. The service would follow a link and change somebody else's database; nothing of ours
     * may rely on that.
     */
    DatabaseEntry parent(String name) {
        DatabaseEntry entry = database(name);
        if (Json.parse(entry.document).path("TargetDatabase").isObject()) {
            throw ServiceError.invalidInput(
                    "Database %s is a resource link; this sandbox does not follow links.".formatted(entry.name));
        }
        return entry;
    }

    TableEntry table(String database, String name) {
        DatabaseEntry parent = parent(database);
        String folded = Names.fold(name);
        TableEntry entry = Optional.ofNullable(parent.tables.get(folded))
                .orElseThrow(() -> ServiceError.notFound("Table " + folded + " not found."));
        if (!visibility.seesTable(parent.name, folded)) {
            throw hidden("Describe", folded);
        }
        return entry;
    }

    private static ServiceError hidden(String permission, String name) {
        return ServiceError.accessDenied(
                "Insufficient Lake Formation permission(s): Required %s on %s".formatted(permission, name));
    }
}
