package dev.lockstep.sandbox.datasphere;

import java.util.OptionalInt;

/** What goes wrong with a call instead of its answer. */
public sealed interface Fault {
    /**
     * An error status with the body such an error has.
     *
     * @param retryAfter seconds, sent as {@code Retry-After}
     */
    record Status(int code, OptionalInt retryAfter) implements Fault {}

    /** 200 with the HTML login page. */
    record LoginPage() implements Fault {}

    /** 302 to the login host. */
    record LoginRedirect() implements Fault {}

    /** The page never comes; the connection stays open until the client gives up. */
    record Hang() implements Fault {}

    /** The connection is closed without an answer. */
    record Reset() implements Fault {}

    /** The right status and length, and half of the body. */
    record Truncated() implements Fault {}

    static Fault status(int code) {
        return new Status(code, OptionalInt.empty());
    }

    static Fault throttled(int retryAfterSeconds) {
        return new Status(429, OptionalInt.of(retryAfterSeconds));
    }
}
