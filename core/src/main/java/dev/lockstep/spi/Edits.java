package dev.lockstep.spi;

/** What becomes of edits by others in optional parts of a target that the connector merges by itself, since no plan reads them. */
public enum Edits {
    /** They stay, and the outcome says so. */
    KEEP,
    /** They give way to what the sync wants; what the sync never wrote stays all the same. */
    OVERWRITE
}
