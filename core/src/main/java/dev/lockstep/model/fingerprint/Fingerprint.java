package dev.lockstep.model.fingerprint;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Versioned hash of a canonical form. Equal assets have equal fingerprints; a new version of the canonical form gets a new prefix, so that
 * a comparison across versions is seen as such and not as a change.
 *
 * @param value such as {@code v1:9f86d0…}, 67 characters
 */
public record Fingerprint(String value) {
    private static final String VERSION = "v1:";

    public Fingerprint {
        requireNonNull(value, "value is null");
    }

    public static Fingerprint of(Asset asset) {
        return ofText(CanonicalJson.print(AssetTrees.toTree(asset)));
    }

    /** Of a text that is canonical already. */
    public static Fingerprint ofText(String canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(VERSION + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
