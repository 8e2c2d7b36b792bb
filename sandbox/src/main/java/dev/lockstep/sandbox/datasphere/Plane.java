package dev.lockstep.sandbox.datasphere;

/** The two API families of a tenant; membership and privileges differ between them. */
public enum Plane {
    /** {@code /dwaas-core/api/v1}: every object of a space as CSN. */
    DESIGN_TIME,
    /** Catalog and consumption: exposed, deployed assets and their {@code $metadata}. */
    CATALOG
}
