package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An object of a space, known by at least one plane.
 *
 * @param listed by the design-time plane; @param exposed by the catalog
 */
record SpaceObject(String name, Optional<ListedObject> listed, Optional<CatalogAsset> exposed) {
    SpaceObject {
        requireNonNull(name, "name is null");
        requireNonNull(listed, "listed is null");
        requireNonNull(exposed, "exposed is null");
    }

    static SpaceObject of(ListedObject listed) {
        return new SpaceObject(listed.name(), Optional.of(listed), Optional.empty());
    }

    static SpaceObject of(CatalogAsset exposed) {
        return new SpaceObject(exposed.name(), Optional.empty(), Optional.of(exposed));
    }

    /** What both know of one name; what is here comes first. */
    SpaceObject and(SpaceObject other) {
        return new SpaceObject(name, listed.or(other::listed), exposed.or(other::exposed));
    }
}
