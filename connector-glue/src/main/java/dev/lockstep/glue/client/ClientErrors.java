package dev.lockstep.glue.client;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Turns failures on this side of the wire into ours: was the request sent, and could the answer be read? */
final class ClientErrors {
    /** Code of the exception for a host that no connection comes about with. */
    static final String UNREACHABLE = "glue.unreachable";

    private ClientErrors() {}

    /** @param e of the SDK, or of its HTTP client, whose wait for a connection was cut short by a time-out of the SDK */
    static RuntimeException translate(RuntimeException e, Attempt attempt) {
        if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return Calls.interrupted(attempt, e);
        }
        String message = "%s failed: %s".formatted(attempt, reason(e));
        if (causes(e).anyMatch(SSLHandshakeException.class::isInstance)
                && causes(e).anyMatch(CertificateException.class::isInstance)) {
            return new AccessException("glue.untrusted", message, Remedies.CERTIFICATE, e);
        }
        if (wasNeverSent(e)) {
            return new RetryableException(UNREACHABLE, message, false, Optional.empty(), e);
        }
        if (attempt.isWrite()) {
            return new OutcomeUnknownException("glue.no-answer", message, Remedies.UNAVAILABLE, e);
        }
        return isTimeout(e) || causes(e).anyMatch(IOException.class::isInstance) && !isUnreadable(e)
                ? new RetryableException("glue.no-answer", message, false, Optional.empty(), e)
                : new RemoteException("glue.not-glue", message, Remedies.ENDPOINT, e);
    }

    /** No connection came about, so Glue cannot have seen the request. */
    private static boolean wasNeverSent(Throwable e) {
        Predicate<Throwable> unsent = cause -> cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || isConnectTimeout(cause);
        return causes(e).anyMatch(unsent);
    }

    /** Both clients of the SDK have time-out classes of their own for what precedes sending. */
    private static boolean isConnectTimeout(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return name.equals("ConnectTimeoutException")
                || name.equals("ConnectionRequestTimeoutException")
                || cause instanceof InterruptedIOException
                        && String.valueOf(cause.getMessage()).startsWith("Connect timed out");
    }

    private static boolean isTimeout(RuntimeException e) {
        return e instanceof ApiCallAttemptTimeoutException
                || e instanceof ApiCallTimeoutException
                || e instanceof CancellationException;
    }

    private static boolean isUnreadable(Throwable e) {
        return causes(e).anyMatch(cause -> cause.getClass().getSimpleName().startsWith("Json"));
    }

    private static String reason(Throwable e) {
        return causes(e)
                .reduce((outer, inner) -> inner)
                .map(Throwable::toString)
                .orElse("");
    }

    static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
