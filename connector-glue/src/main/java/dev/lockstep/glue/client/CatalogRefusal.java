package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

/** Glue did nothing because the catalog is not what the caller took it for. Never leaves the connector. */
public final class CatalogRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** ABSENT: there is no such database or table; PRESENT: there is one already; CHANGED: somebody else changed it. */
    public enum Kind {
        ABSENT,
        PRESENT,
        CHANGED
    }

    private final Kind kind;

    CatalogRefusal(Kind kind, Throwable cause) {
        super(cause.getMessage(), cause);
        this.kind = requireNonNull(kind, "kind is null");
    }

    public Kind kind() {
        return kind;
    }
}
