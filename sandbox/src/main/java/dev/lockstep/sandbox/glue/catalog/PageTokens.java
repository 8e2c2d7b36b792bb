package dev.lockstep.sandbox.glue.catalog;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Opaque page tokens: sealed, so that a mangled one or one of another listing or server is refused. They do not expire. Thread-safe. */
final class PageTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_LENGTH = 16;

    private final SecretKeySpec secret;

    /** @param key where the last page ended, "" before the first */
    record Position(String key, boolean afterEmptyPage) {}

    PageTokens() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, ALGORITHM);
    }

    String token(String listing, Position position) {
        byte[] place = ((position.afterEmptyPage() ? "e" : "-") + position.key()).getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(seal(listing, place), SEAL_LENGTH + place.length);
        System.arraycopy(place, 0, token, SEAL_LENGTH, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @param token "" is the beginning */
    Position position(String listing, String token) {
        if (token.isEmpty()) {
            return new Position("", false);
        }
        byte[] bytes = decode(token);
        if (bytes.length <= SEAL_LENGTH) {
            throw invalid();
        }
        byte[] place = Arrays.copyOfRange(bytes, SEAL_LENGTH, bytes.length);
        if (!MessageDigest.isEqual(seal(listing, place), Arrays.copyOf(bytes, SEAL_LENGTH))) {
            throw invalid();
        }
        String text = new String(place, StandardCharsets.UTF_8);
        return new Position(text.substring(1), text.charAt(0) == 'e');
    }

    private byte[] seal(String listing, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(listing.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(place), SEAL_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ServiceError invalid() {
        return ServiceError.invalidInput("The NextToken is not valid for this request.");
    }
}
