package dev.lockstep.documentdb.client;

import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;

/** Says why TLS did not come about. */
final class TlsErrors {
    private static final int MAX_CAUSES = 20;

    private TlsErrors() {}

    static RemoteException translate(IOException e, String address) {
        List<Throwable> causes = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
        if (has(causes, CertificateExpiredException.class) || has(causes, CertificateNotYetValidException.class)) {
            return failure(address, "its certificate is not valid at this time", Remedies.VALIDITY, e);
        }
        if (has(causes, CertPathBuilderException.class) || has(causes, CertPathValidatorException.class)) {
            return failure(address, "its certificate is not trusted", Remedies.TRUST, e);
        }
        if (has(causes, CertificateException.class)) {
            return failure(address, "its certificate belongs to another host", Remedies.HOST_NAME, e);
        }
        return failure(address, "the other side does not speak TLS or closed the connection", Remedies.NO_TLS, e);
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }

    private static RemoteException failure(String address, String found, String remedy, IOException e) {
        return new RemoteException(
                "documentdb.tls", "Cannot start TLS with %s: %s".formatted(address, found), remedy, e);
    }
}
