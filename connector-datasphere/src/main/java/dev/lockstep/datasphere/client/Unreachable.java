package dev.lockstep.datasphere.client;

import dev.lockstep.error.RetryableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in words why no complete answer came. Pure. */
final class Unreachable {
    /** Code of failures without any answer; these, and only these, open the circuit. */
    static final String CODE = "datasphere.unreachable";

    private Unreachable() {}

    static RetryableException retryable(URI uri, IOException failure) {
        return new RetryableException(CODE, describe(uri, failure), false, Optional.empty(), failure);
    }

    private static String describe(URI uri, IOException failure) {
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection to " + host + " in time";
        }
        if (failure instanceof HttpTimeoutException) {
            return failure.getMessage() + " from " + host;
        }
        if (isUnresolved(failure)) {
            return "the host " + uri.getHost() + " cannot be resolved";
        }
        if (failure instanceof ConnectException) {
            return host + " accepts no connection";
        }
        if (failure instanceof SSLException) {
            return "no TLS connection to " + host + ": " + failure.getMessage();
        }
        return "the connection to " + host + " broke: " + failure.getMessage();
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
