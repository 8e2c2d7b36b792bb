package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /oauth/token}: credentials by Basic or in the form body. */
final class TokenEndpoint {
    private final DatasphereSandboxOptions options;
    private final Tokens tokens;

    TokenEndpoint(DatasphereSandboxOptions options, Tokens tokens) {
        this.options = options;
        this.tokens = tokens;
    }

    Answer.Content answer(Exchange exchange) {
        if (!exchange.method().equals("POST")) {
            return Answers.oauthError(
                    405, "method_not_allowed", "Request method '%s' is not supported".formatted(exchange.method()));
        }
        Map<String, List<String>> form = exchange.form();
        if (!knows(exchange, form)) {
            return Answers.oauthError(401, "unauthorized", "Bad credentials");
        }
        return switch (field(form, "grant_type")) {
            case "client_credentials" -> clientCredentials();
            case "refresh_token" -> refresh(field(form, "refresh_token"));
            case "" -> Answers.oauthError(400, "invalid_request", "Missing grant type");
            default -> Answers.oauthError(400, "unsupported_grant_type", "Unsupported grant type");
        };
    }

    private Answer.Content clientCredentials() {
        return options.purpose() == ClientPurpose.INTERACTIVE
                ? Answers.oauthError(401, "invalid_client", "Unauthorized grant type: client_credentials")
                : good("client_credentials");
    }

    private Answer.Content refresh(String token) {
        return tokens.redeem(token)
                ? good("refresh_token")
                : Answers.oauthError(400, "invalid_grant", "Invalid refresh token (expired or already used)");
    }

    private Answer.Content good(String grantType) {
        return Answers.json(tokens.issue(grantType)).with("Cache-Control", "no-store");
    }

    private boolean knows(Exchange exchange, Map<String, List<String>> form) {
        String expected = options.clientId() + ":" + options.clientSecret();
        return basic(exchange)
                .orElseGet(() -> field(form, "client_id") + ":" + field(form, "client_secret"))
                .equals(expected);
    }

    private static Optional<String> basic(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .map(value -> decode(value.substring(6).strip()));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String field(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }
}
