package dev.lockstep.sandbox.datasphere;

/** What a call is for, as budgets count it. */
public enum CallKind {
    TOKEN,
    /** Discovery document, design-time list of spaces and whole-space content. */
    DISCOVERY,
    /** One page of one object type of one space. */
    LIST,
    /** One object. */
    READ,
    /** One page of spaces or assets, or one of either. */
    CATALOG,
    /** Service document of an asset. */
    SERVICE,
    /** {@code $metadata} of an asset. */
    METADATA,
    OTHER
}
