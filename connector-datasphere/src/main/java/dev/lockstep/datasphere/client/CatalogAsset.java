package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * An exposed and deployed asset of the catalog.
 *
 * @param label business name, empty when not said
 * @param relationalMetadata where its relational CSDL lies; @param analyticalMetadata where its analytical CSDL lies
 */
record CatalogAsset(String name, String label, Optional<URI> relationalMetadata, Optional<URI> analyticalMetadata) {
    CatalogAsset {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
        requireNonNull(relationalMetadata, "relationalMetadata is null");
        requireNonNull(analyticalMetadata, "analyticalMetadata is null");
    }
}
