package dev.lockstep.error;

import static java.util.Objects.requireNonNull;

/** Something that stops an operation. Its kind says what the caller does next. */
public abstract sealed class SyncException extends RuntimeException
        permits ConfigurationException,
                AccessException,
                RetryableException,
                OutcomeUnknownException,
                UnsupportedMetadataException,
                RemoteException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String remedy;

    /**
     * @param code stable, for programs: system and kind, such as {@code glue.access-denied}
     * @param message what was attempted, on which asset, what was found
     * @param remedy what a person can do about it, one sentence; empty when nothing can be advised
     */
    SyncException(String code, String message, String remedy, Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.code = requireNonNull(code, "code is null");
        this.remedy = requireNonNull(remedy, "remedy is null");
    }

    public String code() {
        return code;
    }

    /** What a person can do about it; empty when nothing can be advised. */
    public String remedy() {
        return remedy;
    }
}
