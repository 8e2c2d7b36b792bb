package dev.lockstep.documentdb;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.documentdb.client.TrustBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the connection is protected.
 *
 * @param enabled true by default, as on every new cluster
 * @param caFile certificates in PEM that are trusted, and no others; absent for those of the JVM
 * @param allowInvalidHostnames whether a certificate may belong to another host: for tunnels, and at the price of trusting whoever holds a
 *     certificate of the same authorities
 */
public record DocumentDbTls(boolean enabled, Optional<Path> caFile, boolean allowInvalidHostnames) {
    private static final String CA_FILE = "ca-file";
    private static final String ALLOW = "tls-allow-invalid-hostnames";

    public DocumentDbTls {
        requireNonNull(caFile, "caFile is null");
    }

    /** @param fallback what holds without the key {@code tls} */
    static DocumentDbTls from(ConfigSection section, boolean fallback) {
        var tls = new DocumentDbTls(section.flag("tls", fallback), caFile(section), section.flag(ALLOW, false));
        if (!tls.enabled() && section.has(CA_FILE)) {
            section.problem(CA_FILE, "has no meaning without tls");
        }
        if (!tls.enabled() && tls.allowInvalidHostnames()) {
            section.problem(ALLOW, "has no meaning without tls");
        }
        return tls;
    }

    private static Optional<Path> caFile(ConfigSection section) {
        try {
            Optional<Path> file = section.path(CA_FILE);
            if (file.isPresent()) {
                TrustBundle.read(file.get());
            }
            return file;
        } catch (IOException e) {
            section.problem(
                    CA_FILE,
                    e.getMessage()
                            + "; download global-bundle.pem as the DocumentDB Developer Guide says and give its path");
        }
        return Optional.empty();
    }
}
