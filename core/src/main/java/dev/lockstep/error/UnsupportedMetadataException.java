package dev.lockstep.error;

/** This asset cannot be expressed or read. It is skipped and reported; the run goes on. */
public final class UnsupportedMetadataException extends SyncException {
    private static final long serialVersionUID = 1L;

    public UnsupportedMetadataException(String code, String message, String remedy) {
        this(code, message, remedy, null);
    }

    public UnsupportedMetadataException(String code, String message, String remedy, Throwable cause) {
        super(code, message, remedy, cause);
    }
}
