package dev.lockstep.model;

/** What an asset is. Containers are {@link Container}s. */
public enum AssetKind {
    TABLE,
    VIEW,
    ANALYTIC_MODEL,
    COLLECTION,
    DATASET
}
