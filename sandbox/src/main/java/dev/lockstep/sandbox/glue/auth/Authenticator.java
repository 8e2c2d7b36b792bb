package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import dev.lockstep.sandbox.http.Exchange;
import java.time.Clock;
import java.util.Optional;

/** From a signed request to its caller. Thread-safe. */
public final class Authenticator {
    private final Keyring keyring;
    private final Optional<String> region;
    private final SignatureAge age;

    /** @param region the only region that requests may be signed for, or empty for any; @param clock what the time of a signature is compared with */
    public Authenticator(Keyring keyring, Optional<String> region, Clock clock) {
        this.keyring = keyring;
        this.region = region;
        this.age = new SignatureAge(clock);
    }

    /** Who made a request. @param region it is signed for */
    public record Signed(Caller caller, String region) {}

    /**
     * @param service {@code glue} or {@code sts}: what the request has to be signed for, and whose words a refusal has
     * @throws ServiceError if the signature is missing, of an unknown or expired credential, or wrong
     */
    public Signed authenticate(Exchange exchange, String service) {
        if (exchange.header("Authorization").isEmpty()) {
            throw AuthError.MISSING_TOKEN.in(service);
        }
        Signature signature = Signature.of(exchange).orElseThrow(() -> AuthError.INCOMPLETE.in(service));
        Credential credential = keyring.find(signature.accessKeyId())
                .filter(found -> found.sessionToken().equals(exchange.header("X-Amz-Security-Token")))
                .orElseThrow(() -> AuthError.UNKNOWN_KEY.in(service));
        age.problem(exchange).ifPresent(message -> {
            throw AuthError.BAD_SIGNATURE.in(service, message);
        });
        if (credential.expiredAt(keyring.now())) {
            throw AuthError.EXPIRED.in(service);
        }
        boolean rightRegion = region.isEmpty() || region.get().equals(signature.region());
        if (!signature.service().equals(service) || !rightRegion) {
            throw AuthError.WRONG_SCOPE.in(service);
        }
        if (!SigV4.matches(exchange, signature, credential.secret())) {
            throw AuthError.BAD_SIGNATURE.in(service);
        }
        return new Signed(credential.caller(), signature.region());
    }
}
