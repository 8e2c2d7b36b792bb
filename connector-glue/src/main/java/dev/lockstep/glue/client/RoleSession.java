package dev.lockstep.glue.client;

import dev.lockstep.error.SyncException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The session of a role: asked for by the first call, kept, and asked for anew before it ends. While one caller asks, the others go on with what
 * is left of the old session; if asking fails, so do all until the old one ends. Thread-safe.
 */
public final class RoleSession implements AwsCredentialsProvider, Renewal {
    /** A session is renewed when it ends within this time: longer than any one call takes, its repetitions included. */
    static final Duration MARGIN = Duration.ofMinutes(5);
    /** Shorter than this before its end a session is not used any more: the clocks of two machines differ. */
    private static final Duration LAST = Duration.ofMinutes(1);
    /** After a renewal that failed. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(RoleSession.class);

    private final String role;
    private final Supplier<Credentials> source;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Session> session = Optional.empty();
    private final AtomicLong generation = new AtomicLong();

    private record Session(AwsSessionCredentials credentials, Instant end, Instant renewAt) {
        boolean isUsableAt(Instant now) {
            return now.isBefore(end.minus(LAST));
        }
    }

    /** @param role for messages; @param source asks for a session */
    public RoleSession(String role, Supplier<Credentials> source, Clock clock) {
        this.role = role;
        this.source = source;
        this.clock = clock;
    }

    /** @throws SyncException if there is no session and none is given */
    @Override
    public AwsCredentials resolveCredentials() {
        Instant now = clock.instant();
        Optional<Session> kept = session;
        if (kept.filter(fresh -> now.isBefore(fresh.renewAt())).isPresent()) {
            return kept.get().credentials();
        }
        if (kept.filter(old -> old.isUsableAt(now)).isEmpty()) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return kept.get().credentials();
        }
        try {
            return session.filter(fresh -> now.isBefore(fresh.renewAt()))
                    .orElseGet(() -> renewed(now))
                    .credentials();
        } finally {
            asking.unlock();
        }
    }

    private Session renewed(Instant now) {
        Session next;
        try {
            next = session(source.get());
        } catch (SyncException e) {
            next = session.filter(old -> old.isUsableAt(now))
                    .map(old -> new Session(old.credentials(), old.end(), now.plus(PAUSE)))
                    .orElseThrow(() -> e);
            LOG.warn("The session of {} ends at {} and is not renewed yet: {}", role, next.end(), e.getMessage());
        }
        session = Optional.of(next);
        generation.incrementAndGet();
        return next;
    }

    private static Session session(Credentials issued) {
        return new Session(
                AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()),
                issued.expiration(),
                issued.expiration().minus(MARGIN));
    }

    @Override
    public long generation() {
        return generation.get();
    }

    @Override
    public boolean renew(long refused) {
        asking.lock();
        try {
            if (generation.get() == refused) {
                session = Optional.empty();
            }
            return true;
        } finally {
            asking.unlock();
        }
    }
}
