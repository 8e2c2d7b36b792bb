package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Recomputes a Signature Version 4. Source: AWS, Signature Version 4 for API requests. */
final class SigV4 {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private SigV4() {}

    static boolean matches(Exchange exchange, Signature signature, String secret) {
        String time = exchange.header("X-Amz-Date").orElse("");
        if (!time.startsWith(signature.date()) || !signature.signedHeaders().contains("host")) {
            return false;
        }
        String request = sha256(canonical(exchange, signature).getBytes(StandardCharsets.UTF_8));
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, signature.scope(), request);
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(signature.date(), signature.region(), signature.service(), "aws4_request", toSign)) {
            key = hmac(key, part);
        }
        byte[] expected = HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.hex().getBytes(StandardCharsets.US_ASCII));
    }

    private static String canonical(Exchange exchange, Signature signature) {
        String headers = signature.signedHeaders().stream()
                .map(name -> name + ":" + values(exchange, name) + "\n")
                .collect(Collectors.joining());
        String query = Arrays.stream(exchange.query().split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
        return String.join(
                "\n",
                exchange.method(),
                exchange.path(),
                query,
                headers,
                String.join(";", signature.signedHeaders()),
                sha256(exchange.body()));
    }

    private static String values(Exchange exchange, String name) {
        return exchange.headers().getOrDefault(name, List.of()).stream()
                .map(value -> BLANKS.matcher(value.trim()).replaceAll(" "))
                .collect(Collectors.joining(","));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
