package dev.lockstep.error;

/** The remote system answered with something that neither a retry nor a grant will change, or kept failing until the retries were spent. The affected scope is reported; the rest goes on. */
public final class RemoteException extends SyncException {
    private static final long serialVersionUID = 1L;

    public RemoteException(String code, String message, String remedy) {
        this(code, message, remedy, null);
    }

    public RemoteException(String code, String message, String remedy, Throwable cause) {
        super(code, message, remedy, cause);
    }
}
