package dev.lockstep.glue;

import dev.lockstep.config.ConfigSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads the certificates of a PEM file. */
final class CaFile {
    private CaFile() {}

    /** In the file's order; none, and a problem, if the file is not what it should be. */
    static List<X509Certificate> from(ConfigSection section, String key) {
        Optional<Path> file = section.path(key);
        if (file.isEmpty()) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(CaFile::x509)
                    .toList();
            if (found.isEmpty()) {
                section.problem(key, "holds no certificate; it must be a file of certificates in PEM");
            }
            return found;
        } catch (IOException e) {
            section.problem(key, "cannot be read: " + file.get());
        } catch (CertificateException e) {
            section.problem(key, "must be a file of certificates in PEM");
        }
        return List.of();
    }

    private static X509Certificate x509(Certificate certificate) {
        return (X509Certificate) certificate;
    }
}
