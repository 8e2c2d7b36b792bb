package dev.lockstep.documentdb.client;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;

/**
 * Turns what the driver throws into our exceptions. Its messages are left out, since they describe the whole client; what the cluster said
 * is quoted. Source of the codes: MongoDB Manual, "Error codes".
 */
final class ClusterErrors {
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private ClusterErrors() {}

    static SyncException translate(MongoException e, String command) {
        String attempt = "Cannot run %s: ".formatted(command);
        if (e instanceof MongoInterruptedException) {
            Thread.currentThread().interrupt();
            return new RemoteException("documentdb.interrupted", attempt + "interrupted", "", e);
        }
        if (e instanceof MongoSecurityException) {
            String said = e.getCause() instanceof MongoCommandException answer ? ": " + quote(answer) : "";
            return new AccessException(
                    "documentdb.not-signed-in", attempt + "the sign-in is refused" + said, Remedies.SIGN_IN, e);
        }
        if (e instanceof MongoCommandException answer) {
            return refused(answer, attempt + quote(answer));
        }
        if (e instanceof MongoTimeoutException) {
            return new RemoteException(
                    "documentdb.no-server",
                    attempt + "no instance that may be asked was found in time",
                    Remedies.NO_SERVER,
                    e);
        }
        return e instanceof MongoSocketException
                ? new RemoteException("documentdb.no-answer", attempt + "no answer, or it was lost", Remedies.LATER, e)
                : new RemoteException(
                        "documentdb.failed",
                        attempt + "the driver gave up with " + e.getClass().getSimpleName(),
                        Remedies.LATER,
                        e);
    }

    private static SyncException refused(MongoCommandException e, String message) {
        return switch (e.getErrorCode()) {
            case UNAUTHORIZED -> new AccessException("documentdb.access-denied", message, Remedies.DENIED, e);
            case AUTHENTICATION_FAILED -> new AccessException("documentdb.not-signed-in", message, Remedies.SIGN_IN, e);
            default -> new RemoteException("documentdb.refused", message, Remedies.LATER, e);
        };
    }

    private static String quote(MongoCommandException e) {
        return "the cluster answered %d %s (%s)".formatted(e.getErrorCode(), e.getErrorCodeName(), e.getErrorMessage());
    }
}
