package dev.lockstep.datasphere.client;

/** The remote calls this connector makes, as they are counted. */
enum CallKind {
    HOST("tenant:host"),
    TOKEN("oauth:token"),
    LIST_SPACES("design-time:list-spaces"),
    LIST_OBJECTS("design-time:list-objects"),
    READ_OBJECT("design-time:read-object"),
    CATALOG_SPACES("catalog:list-spaces"),
    CATALOG_ASSETS("catalog:list-assets"),
    METADATA("catalog:read-metadata");

    private final String operation;

    CallKind(String operation) {
        this.operation = operation;
    }

    /** Name in {@link dev.lockstep.spi.MetadataConnector#calls()}. */
    String operation() {
        return operation;
    }
}
