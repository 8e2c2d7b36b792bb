package dev.lockstep.sandbox.datasphere;

/** What the OAuth client was registered for. Only the first can synchronise. */
public enum ClientPurpose {
    TECHNICAL_USER,
    /** The token endpoint refuses its {@code client_credentials}. */
    INTERACTIVE,
    /** Gets a token, and 403 for whatever it asks with it. */
    API_ACCESS
}
