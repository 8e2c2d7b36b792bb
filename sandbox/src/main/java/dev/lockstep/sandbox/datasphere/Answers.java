package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.http.Answer;
import java.util.Map;

/** The bodies that the real service sends. */
final class Answers {
    private static final String LOGIN_PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/><title>SAP Datasphere</title>
            <script>document.cookie="locationAfterLogin="+encodeURIComponent(location.pathname)+";path=/";
            location.replace("/login");</script></head>
            <body><noscript>You need to log on. Enable JavaScript and load this page again.</noscript></body></html>
            """;

    private Answers() {}

    static Answer.Content json(JsonNode body) {
        return Answer.of(200, "application/json;charset=utf-8", CsnJson.bytes(body));
    }

    static Answer.Content odata(JsonNode body) {
        return Answer.of(200, "application/json;odata.metadata=minimal;charset=utf-8", CsnJson.bytes(body))
                .with("odata-version", "4.0");
    }

    static Answer.Content xml(byte[] body) {
        return Answer.of(200, "application/xml;charset=utf-8", body).with("odata-version", "4.0");
    }

    static Answer.Content loginPage() {
        return Answer.of(200, "text/html; charset=utf-8", LOGIN_PAGE);
    }

    static Answer.Content loginRedirect() {
        return Answer.empty(302)
                .with("Location", "https://sandbox.authentication.eu10.hana.ondemand.com/oauth/authorize");
    }

    static Answer.Content accountMissing() {
        return Answer.of(
                200,
                "text/plain; charset=utf-8",
                "You do not have an active account on this system. Please contact the system administrator to get an active"
                        + " account on this system.");
    }

    /** {@code {"status":404,"message":"HTTP 404 Not Found"}} */
    static Answer.Content status(int code) {
        var body = CsnJson.object().put("status", code).put("message", "HTTP %d %s".formatted(code, reason(code)));
        return Answer.of(code, "application/json;charset=utf-8", CsnJson.bytes(body));
    }

    /** The error body of OData. */
    static Answer.Content odataError(int code, String message) {
        var body = CsnJson.object();
        body.putObject("error").put("code", String.valueOf(code)).put("message", message);
        return Answer.of(code, "application/json;charset=utf-8", CsnJson.bytes(body));
    }

    /** The error body of the design-time plane. */
    static Answer.Content designTimeError(int code, String error, String message) {
        var body = CsnJson.object().put("code", error).put("message", message);
        body.putObject("details");
        return Answer.of(code, "application/json;charset=utf-8", CsnJson.bytes(body));
    }

    /** The error body of the token endpoint. */
    static Answer.Content oauthError(int code, String error, String description) {
        var body = CsnJson.object().put("error", error).put("error_description", description);
        return Answer.of(code, "application/json;charset=utf-8", CsnJson.bytes(body))
                .with("Cache-Control", "no-store");
    }

    private static String reason(int code) {
        return Map.ofEntries(
                        Map.entry(400, "Bad Request"),
                        Map.entry(401, "Unauthorized"),
                        Map.entry(403, "Forbidden"),
                        Map.entry(404, "Not Found"),
                        Map.entry(405, "Method Not Allowed"),
                        Map.entry(406, "Not Acceptable"),
                        Map.entry(429, "Too Many Requests"),
                        Map.entry(500, "Internal Server Error"),
                        Map.entry(502, "Bad Gateway"),
                        Map.entry(503, "Service Unavailable"),
                        Map.entry(504, "Gateway Timeout"))
                .getOrDefault(code, "Error");
    }
}
