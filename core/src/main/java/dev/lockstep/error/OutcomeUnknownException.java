package dev.lockstep.error;

/** A write may or may not have happened. The engine reads back before anything else. */
public final class OutcomeUnknownException extends SyncException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String code, String message, String remedy) {
        this(code, message, remedy, null);
    }

    public OutcomeUnknownException(String code, String message, String remedy, Throwable cause) {
        super(code, message, remedy, cause);
    }
}
