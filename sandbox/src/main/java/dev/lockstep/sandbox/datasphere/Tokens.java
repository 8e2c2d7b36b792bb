package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Access and refresh tokens that were handed out and are still good. Thread-safe. */
final class Tokens {
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Instant> access = new ConcurrentHashMap<>();
    private final Map<String, Instant> refresh = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final DatasphereSandboxOptions options;
    private final Clock clock;

    Tokens(DatasphereSandboxOptions options) {
        this.options = options;
        this.clock = options.clock();
    }

    /** The answer of the token endpoint. */
    ObjectNode issue(String grantType) {
        Instant now = clock.instant();
        String jti = Fingerprint.of("token " + issued.incrementAndGet() + now).substring(0, 32);
        String token = jwt(jti, grantType, now);
        access.put(token, now.plus(options.tokenLifetime()));
        ObjectNode body = CsnJson.object()
                .put("access_token", token)
                .put("token_type", "bearer")
                .put("expires_in", options.tokenLifetime().toSeconds())
                .put("scope", scope())
                .put("jti", jti);
        if (options.refreshTokens()) {
            refresh.put(jti + "-r", now.plus(REFRESH_LIFETIME));
            body.put("refresh_token", jti + "-r");
        }
        return body;
    }

    /** Unsigned in truth: the shape of a token, its claims readable, its last part a hash. */
    private String jwt(String jti, String grantType, Instant now) {
        ObjectNode claims = CsnJson.object()
                .put("jti", jti)
                .put("client_id", options.clientId())
                .put("grant_type", grantType)
                .put("zdn", "lockstep-sandbox")
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(options.tokenLifetime()).getEpochSecond());
        claims.putArray("scope").add(scope());
        if (options.purpose() == ClientPurpose.TECHNICAL_USER) {
            claims.put("user_name", "TECH_SYNC");
        }
        ObjectNode header = CsnJson.object().put("alg", "RS256").put("typ", "JWT");
        String content = encode(header) + "." + encode(claims);
        return content + "." + BASE64.encodeToString(Fingerprint.of(content).getBytes(StandardCharsets.US_ASCII));
    }

    private String scope() {
        return options.purpose() == ClientPurpose.API_ACCESS
                ? "approuter-sac-saceu10!t999.sap.fpa.apiaccess uaa.resource"
                : "approuter-sac-saceu10!t999.sap.fpa.user uaa.resource";
    }

    private static String encode(ObjectNode node) {
        return BASE64.encodeToString(CsnJson.bytes(node));
    }

    /** A refresh token can be used once. */
    boolean redeem(String refreshToken) {
        return Optional.ofNullable(refresh.remove(refreshToken))
                .filter(end -> clock.instant().isBefore(end))
                .isPresent();
    }

    /** Counts as a call: see {@link #revokeAfter}. */
    boolean isGood(String token) {
        if (callsLeft.getAndUpdate(left -> left == Integer.MAX_VALUE ? left : left - 1) == 0) {
            revokeAll();
        }
        Instant end = access.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    void revokeAll() {
        access.clear();
        callsLeft.set(Integer.MAX_VALUE);
    }

    /** Lets this many calls pass and then revokes every token, once. */
    void revokeAfter(int calls) {
        callsLeft.set(calls);
    }
}
