package dev.lockstep.spi;

/** Who may change a field of a form between two runs. */
public enum Guard {
    /** Only the sync. An edit by someone else is damage and is healed. */
    SYNC,
    /** People may edit it, and their edit is kept by policy; but a field that vanished was dropped by a careless writer and is healed. */
    HEALED,
    /** People may edit or remove it; both are kept by policy. */
    SHARED
}
