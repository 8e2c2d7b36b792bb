package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a JSON tree as written, or of a text. */
public final class Fingerprint {
    private Fingerprint() {}

    public static String of(JsonNode node) {
        return HexFormat.of().formatHex(digest(CsnJson.bytes(node)));
    }

    public static String of(String text) {
        return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A number from 0 to {@code bound - 1} that {@code text} decides. */
    public static int number(String text, int bound) {
        byte[] digest = digest(text.getBytes(StandardCharsets.UTF_8));
        int value = (digest[0] & 0xff) << 16 | (digest[1] & 0xff) << 8 | digest[2] & 0xff;
        return value % bound;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
