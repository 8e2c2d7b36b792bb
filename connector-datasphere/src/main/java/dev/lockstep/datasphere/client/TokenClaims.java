package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What a token says about itself. Read for diagnosis only, so the signature is not checked.
 *
 * @param user whether the token stands for a user; @param apiAccess whether it carries a scope of the purpose <i>API Access</i>
 * @param zone the tenant's identity zone, empty when not said
 */
record TokenClaims(boolean user, boolean apiAccess, String zone) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TokenClaims OPAQUE = new TokenClaims(true, false, "");

    /** A token that is no JWT gets the benefit of the doubt. */
    static TokenClaims of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return OPAQUE;
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1].replace("=", ""));
            return of(JSON.readTree(new String(payload, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return OPAQUE;
        }
    }

    /** An API Access client belongs to the whole tenant and is refused by every space. Source: measured on several tenants. */
    boolean isWrongPurpose() {
        return apiAccess && !user;
    }

    private static TokenClaims of(JsonNode claims) {
        return new TokenClaims(
                claims.hasNonNull("user_name"),
                hasApiAccess(claims.path("scope")),
                claims.path("zdn").asText(""));
    }

    /** The scope is a list of words or one text with blanks. */
    private static boolean hasApiAccess(JsonNode scope) {
        return scope.isArray()
                ? StreamSupport.stream(scope.spliterator(), false).anyMatch(TokenClaims::hasApiAccess)
                : scope.asText("").toLowerCase(Locale.ROOT).contains("apiaccess");
    }
}
