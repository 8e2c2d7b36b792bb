package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an HTTP answer means. Source: observed answers of tenants; the order of the tests is in {@link ResponseClassifier}. */
sealed interface Verdict {
    /** What was asked for. */
    record Content(String text) implements Verdict {
        public Content {
            requireNonNull(text, "text is null");
        }
    }

    /** The user behind the token does not exist in the tenant; nothing at all will work. */
    record MissingAccount() implements Verdict {}

    /** A page for people: the path is not available for this token, or does not exist. */
    record LoginPage() implements Verdict {}

    /** The token is not, or no longer, accepted. */
    record Unauthorized(String message) implements Verdict {}

    /** The principal is not a member of the space, or lacks a privilege. */
    record Forbidden(String message) implements Verdict {}

    /** There is nothing, or the asset is not deployed, not exposed, or of another type. */
    record NotFound(String message) implements Verdict {}

    /** The format that was asked for is not offered. */
    record NotAcceptable(String message) implements Verdict {}

    /** Too many requests. @param retryAfter how long the tenant asks to wait */
    record Throttled(Optional<Duration> retryAfter) implements Verdict {}

    /** The tenant has a fault. @param retryAfter how long it asks to wait */
    record Unavailable(int status, String message, Optional<Duration> retryAfter) implements Verdict {}

    /** Look elsewhere. */
    record Redirected(URI target) implements Verdict {}

    /** Any other refusal. */
    record Refused(int status, String message) implements Verdict {}

    /** A success whose body ends too early. */
    record Truncated(String reason) implements Verdict {}

    /** A success whose body is not what was asked for. */
    record Malformed(String reason) implements Verdict {}
}
