package dev.lockstep.spi;

/** Who may change a field of a form between two runs. */
public enum Guard {
    /** Only the sync. An edit by someone else is damage and is healed. */
    SYNC,
    /** Says where and how the data lies. As {@link #SYNC}, but in an adopted object, whose data is its owner's: there it is left as it is. */
    STORAGE,
    /** People may edit it, and their edit is kept by policy; but a field that vanished was dropped by a careless writer and is healed. */
    HEALED,
    /** People may edit or remove it; both are kept by policy. */
    SHARED
}
