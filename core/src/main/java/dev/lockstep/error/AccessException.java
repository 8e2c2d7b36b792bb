package dev.lockstep.error;

/** The principal may not do this. A person has to grant it; not retried. The message names principal and action, never the credential. */
public final class AccessException extends SyncException {
    private static final long serialVersionUID = 1L;

    public AccessException(String code, String message, String remedy) {
        this(code, message, remedy, null);
    }

    public AccessException(String code, String message, String remedy, Throwable cause) {
        super(code, message, remedy, cause);
    }
}
