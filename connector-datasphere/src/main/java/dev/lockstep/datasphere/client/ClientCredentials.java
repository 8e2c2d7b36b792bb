package dev.lockstep.datasphere.client;

import dev.lockstep.error.AccessException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps one token of the grant {@code client_credentials} and gets the next one in time. Thread-safe: one request at a time. */
final class ClientCredentials implements TokenSource {
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Token> kept = Optional.empty();

    ClientCredentials(TokenEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public Token current() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (kept.isEmpty() || !kept.get().isFresh(clock.instant())) {
                kept = Optional.of(request());
            }
            return kept.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Token renew(Token rejected) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (kept.isEmpty() || kept.get().value().equals(rejected.value())) {
                kept = Optional.of(request());
            }
            return kept.get();
        } finally {
            lock.unlock();
        }
    }

    /** @throws AccessException also for a token that no space will accept */
    private Token request() throws InterruptedException {
        Instant asked = clock.instant();
        TokenEndpoint.Grant grant = endpoint.request();
        if (TokenClaims.of(grant.token()).isWrongPurpose()) {
            throw TokenRefusal.wrongPurpose(endpoint.clientId());
        }
        return new Token(grant.token(), asked.plus(grant.lifetime()).minus(margin(grant.lifetime())));
    }

    /** A minute, but never more than a tenth of a short life. */
    private static Duration margin(Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        return tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
    }
}
