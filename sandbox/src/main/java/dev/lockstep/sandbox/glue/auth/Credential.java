package dev.lockstep.sandbox.glue.auth;

import java.time.Instant;
import java.util.Optional;

/** A secret and whom it stands for. @param sessionToken and expiration are present together, for a role session */
record Credential(
        String accessKeyId, String secret, Optional<String> sessionToken, Optional<Instant> expiration, Caller caller) {

    static Credential of(AccessKey key) {
        return new Credential(key.id(), key.secret(), Optional.empty(), Optional.empty(), key.caller());
    }

    boolean expiredAt(Instant now) {
        return expiration.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Credential[%s for %s]".formatted(accessKeyId, caller.arn());
    }
}
