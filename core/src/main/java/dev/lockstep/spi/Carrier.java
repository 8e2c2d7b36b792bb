package dev.lockstep.spi;

/** What became of one fact of an asset in a target. */
public enum Carrier {
    /** Said by the target's own field, completely. */
    NATIVE,
    /** Said by a form of the target's business context, completely. */
    FORM,
    /** Kept completely in parameters beside. */
    PARAMETER,
    /** The target's own field says less; the exact value is kept beside. */
    DEGRADED,
    /** Not carried at all. */
    DROPPED;

    /** Whether the fact can be read back exactly without being reported as a loss of meaning. */
    public boolean isKept() {
        return this != DEGRADED && this != DROPPED;
    }
}
