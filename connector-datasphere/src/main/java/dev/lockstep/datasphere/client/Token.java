package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** An access token. @param renewAt from when on it must not be used any more */
record Token(String value, Instant renewAt) {
    Token {
        requireNonNull(value, "value is null");
        requireNonNull(renewAt, "renewAt is null");
    }

    boolean isFresh(Instant now) {
        return now.isBefore(renewAt);
    }

    /** Never the token itself. */
    @Override
    public String toString() {
        return "Token[******, renewAt=" + renewAt + "]";
    }
}
