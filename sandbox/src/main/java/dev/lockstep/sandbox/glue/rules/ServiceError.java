package dev.lockstep.sandbox.glue.rules;

import java.util.Objects;

/** A refusal in the service's own terms: the error code, the HTTP status and the message a client sees. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    public ServiceError(String code, int status, String message) {
        super(Objects.requireNonNull(message, "message is null"), null, false, false);
        this.code = Objects.requireNonNull(code, "code is null");
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** The named database, table, version … does not exist. */
    public static ServiceError notFound(String message) {
        return new ServiceError("EntityNotFoundException", 400, message);
    }

    public static ServiceError alreadyExists(String message) {
        return new ServiceError("AlreadyExistsException", 400, message);
    }

    /** The request is well formed but means nothing the service can do. */
    public static ServiceError invalidInput(String message) {
        return new ServiceError("InvalidInputException", 400, message);
    }

    /** A declared constraint (length, pattern, required) is violated. */
    public static ServiceError validation(String message) {
        return new ServiceError("ValidationException", 400, message);
    }

    public static ServiceError concurrentModification(String message) {
        return new ServiceError("ConcurrentModificationException", 400, message);
    }

    /** What is to be deleted is still in use. */
    public static ServiceError conflict(String message) {
        return new ServiceError("ConflictException", 400, message);
    }

    public static ServiceError limitExceeded(String message) {
        return new ServiceError("ResourceNumberLimitExceededException", 400, message);
    }

    public static ServiceError accessDenied(String message) {
        return new ServiceError("AccessDeniedException", 400, message);
    }

    /** The request is not the JSON that the operation expects. */
    public static ServiceError serialization(String message) {
        return new ServiceError("SerializationException", 400, message);
    }
}
