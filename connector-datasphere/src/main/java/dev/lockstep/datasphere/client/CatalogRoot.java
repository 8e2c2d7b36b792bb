package dev.lockstep.datasphere.client;

/** Where the catalog lies, newest first. Source: paths of waves before and since 2025.19. */
enum CatalogRoot {
    CURRENT("/api/v1/datasphere/consumption/catalog"),
    LEGACY("/api/v1/dwc/catalog");

    private final String path;

    CatalogRoot(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
