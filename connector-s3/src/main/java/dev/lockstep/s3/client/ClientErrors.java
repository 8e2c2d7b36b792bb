package dev.lockstep.s3.client;

import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns failures on this side of the wire into our exceptions. */
final class ClientErrors {
    private static final int MAX_CAUSES = 20;

    private ClientErrors() {}

    static RemoteException translate(SdkException e, String bucket) {
        if (e instanceof AbortedException) {
            Thread.currentThread().interrupt();
            return failure("s3.interrupted", bucket, "interrupted", "", e);
        }
        List<Throwable> causes = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
        if (has(causes, UnknownHostException.class)) {
            return failure("s3.unreachable", bucket, "the name of the endpoint cannot be resolved", Remedies.NAME, e);
        }
        if (has(causes, SSLException.class)) {
            return failure("s3.not-trusted", bucket, "no secure connection came about", Remedies.TLS, e);
        }
        if (has(causes, ApiCallTimeoutException.class) || has(causes, InterruptedIOException.class)) {
            return failure("s3.unreachable", bucket, "no answer in time", Remedies.SLOW, e);
        }
        if (has(causes, IOException.class)) {
            return failure("s3.unreachable", bucket, "no connection, or it was lost", Remedies.NETWORK, e);
        }
        return failure("s3.not-s3", bucket, "the answer cannot be read", Remedies.ENDPOINT, e);
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }

    private static RemoteException failure(String code, String bucket, String found, String remedy, SdkException e) {
        return new RemoteException(code, S3Errors.attempt(bucket) + found, remedy, e);
    }
}
