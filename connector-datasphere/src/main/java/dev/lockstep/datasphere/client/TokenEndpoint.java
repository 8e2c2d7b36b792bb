package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.config.Secret;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The token service. Sends the secret in the Basic header first and in the body when that is refused, since tenants differ; the way that
 * worked is tried first from then on. For one thread at a time.
 */
final class TokenEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRANT = "grant_type=client_credentials&response_type=token";
    private static final String REMEDY = "Check url and token-url: the token service is usually"
            + " https://<tenant>.authentication.<region>.hana.ondemand.com/oauth/token.";
    /** Assumed when the service does not say. Source: shortest token lifetime a tenant lets an administrator choose, 1 hour. */
    private static final long DEFAULT_LIFETIME = 3600;

    private final URI url;
    private final String clientId;
    private final Secret clientSecret;
    private final Gate gate;
    private final Retries retries;
    private final Clock clock;
    private boolean secretInBody;

    /** What the service gives. */
    record Grant(String token, Duration lifetime) {
        @Override
        public String toString() {
            return "Grant[******, lifetime=" + lifetime + "]";
        }
    }

    TokenEndpoint(URI url, String clientId, Secret clientSecret, Gate gate, Retries retries, Clock clock) {
        this.url = url;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.gate = gate;
        this.retries = retries;
        this.clock = clock;
    }

    String clientId() {
        return clientId;
    }

    /** @throws dev.lockstep.error.AccessException the client is refused; @throws RemoteException the service does not answer */
    Grant request() throws InterruptedException {
        Verdict verdict = ask(secretInBody);
        if (isRefusal(verdict) && !TokenRefusal.isWrongGrant(message(verdict))) {
            Verdict other = ask(!secretInBody);
            if (other instanceof Verdict.Content) {
                secretInBody = !secretInBody;
                verdict = other;
            }
        }
        return grant(verdict);
    }

    private Verdict ask(boolean inBody) throws InterruptedException {
        var tries = new AtomicInteger();
        return retries.call("Cannot get a token from " + url.getHost(), REMEDY, () -> {
            HttpRequest request = inBody ? withBody() : withBasic();
            HttpAnswer answer = send(request, tries.getAndIncrement() > 0);
            return Retries.unlessTransient(ResponseClassifier.classify(answer, url, BodyFormat.JSON, clock.instant()));
        });
    }

    private HttpAnswer send(HttpRequest request, boolean repeated) throws InterruptedException {
        try {
            return gate.send(CallKind.TOKEN, request, repeated);
        } catch (IOException e) {
            throw Unreachable.retryable(url, e);
        }
    }

    private Grant grant(Verdict verdict) {
        if (verdict instanceof Verdict.Content content) {
            return grant(content.text());
        }
        if (isRefusal(verdict)) {
            throw TokenRefusal.of(
                    clientId, verdict instanceof Verdict.Refused refused ? refused.status() : 401, message(verdict));
        }
        throw new RemoteException(
                "datasphere.token-service",
                "%s is no token service: it answered with %s"
                        .formatted(url, Failures.of(verdict).cause()),
                REMEDY);
    }

    private Grant grant(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            String token = answer.path("access_token").asText("");
            if (!token.isEmpty()) {
                return new Grant(
                        token,
                        Duration.ofSeconds(Math.max(1, answer.path("expires_in").asLong(DEFAULT_LIFETIME))));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("well-formed JSON cannot be read", e);
        }
        throw new RemoteException("datasphere.token-service", url + " answered without an access token", REMEDY);
    }

    private HttpRequest withBasic() {
        String pair = clientId + ":" + clientSecret.reveal();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return base().header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString(GRANT))
                .build();
    }

    private HttpRequest withBody() {
        String form = GRANT + "&client_id=" + encode(clientId) + "&client_secret=" + encode(clientSecret.reveal());
        return base().POST(BodyPublishers.ofString(form)).build();
    }

    private HttpRequest.Builder base() {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", BodyFormat.JSON.mediaType())
                .header("User-Agent", TenantHttp.USER_AGENT)
                // Clients made in the tenant itself start with sb-. Source: SAP's command line client.
                .header("x-sap-sac-custom-auth", String.valueOf(clientId.startsWith("sb-")));
    }

    /** Also 400: what some token services answer to a wrong secret. */
    private static boolean isRefusal(Verdict verdict) {
        return verdict instanceof Verdict.Unauthorized
                || verdict instanceof Verdict.Refused refused && refused.status() == 400;
    }

    private String message(Verdict verdict) {
        String message = verdict instanceof Verdict.Unauthorized unauthorized
                ? unauthorized.message()
                : verdict instanceof Verdict.Refused refused ? refused.message() : "";
        return clientSecret.reveal().isEmpty() ? message : message.replace(clientSecret.reveal(), "******");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
