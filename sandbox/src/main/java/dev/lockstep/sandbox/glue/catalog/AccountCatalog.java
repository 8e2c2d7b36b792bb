package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The catalog of one account. Thread-safe: {@link #run} lets one operation in at a time, and each is over in microseconds. */
public final class AccountCatalog {
    final String id;
    final NavigableMap<String, DatabaseEntry> databases = new TreeMap<>();
    /** Glossaries by id. */
    final NavigableMap<String, Glossary> glossaries = new TreeMap<>();
    /** Schemas of form types by name. */
    final NavigableMap<String, String> formTypes = new TreeMap<>();

    /** @param id the account, twelve digits */
    public AccountCatalog(String id) {
        this.id = id;
    }

    /** Carries out one operation, atomically. */
    public ObjectNode run(Operation operation, Scope scope, ObjectNode input) {
        synchronized (this) {
            return operation.apply(scope, input);
        }
    }
}
