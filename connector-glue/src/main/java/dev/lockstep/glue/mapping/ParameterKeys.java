package dev.lockstep.glue.mapping;

/** Keys of parameters. */
public final class ParameterKeys {
    /** What only the sync writes. */
    static final String LOCKSTEP = "lockstep.";

    /** What people read and may edit. */
    static final String READABLE = "datasphere.";

    /** Name of the sync that owns the table or database. */
    public static final String SYNC = LOCKSTEP + "sync";

    /** Fingerprint of the asset last written. */
    public static final String FINGERPRINT = LOCKSTEP + "fingerprint";

    /** Rules and settings by which the table was last rendered. */
    static final String RENDERING = LOCKSTEP + "rendering";

    /** Digest of what was last written to Glue's business context on behalf of the table. */
    static final String CONTEXT = LOCKSTEP + "context";

    /** Says that the source has the object no longer. */
    static final String RETIRED = LOCKSTEP + "retired";

    /** Says that the table or database was there before the sync. */
    static final String ADOPTED = LOCKSTEP + "adopted";

    /** The container that a database was made from, as the sync last wrote it. */
    static final String CONTAINER = LOCKSTEP + "container";

    /** What Glue jobs and crawlers look at to find a reader. Source: Glue developer guide, classification. */
    static final String CLASSIFICATION = "classification";

    /** Name in the source. Source: Athena query federation, Glue metadata. */
    static final String SOURCE_TABLE = "sourceTable";

    /** Column names in the source. Source: Athena query federation, Glue metadata. */
    static final String COLUMN_MAPPING = "columnMapping";

    private ParameterKeys() {}
}
