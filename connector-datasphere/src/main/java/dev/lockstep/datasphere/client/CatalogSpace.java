package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

/** A space of the catalog. @param label business name, empty when not said */
record CatalogSpace(String name, String label) {
    CatalogSpace {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
    }
}
