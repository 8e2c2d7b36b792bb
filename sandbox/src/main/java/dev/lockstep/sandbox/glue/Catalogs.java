package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.catalog.AccountCatalog;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The catalog of every account; empty until something is created in it. Thread-safe. */
final class Catalogs {
    private final Map<String, AccountCatalog> byAccount = new ConcurrentHashMap<>();

    AccountCatalog of(String catalogId) {
        if (!catalogId.matches("[0-9]{12}")) {
            throw ServiceError.notFound("Catalog " + catalogId + " not found.");
        }
        return byAccount.computeIfAbsent(catalogId, AccountCatalog::new);
    }
}
