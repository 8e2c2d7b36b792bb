package dev.lockstep.glue.client;

import com.google.common.util.concurrent.RateLimiter;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a call is paced, counted, translated and repeated. Thread-safe. */
@SuppressWarnings("UnstableApiUsage") // RateLimiter has been in Guava, unchanged, for years
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Optional<RateLimiter> limiter;
    private final FailsafeExecutor<Object> executor;
    private final CallCounts counts = new CallCounts();

    /** @param requestsPerSecond ceiling over all callers; absent for none */
    Calls(Optional<Integer> requestsPerSecond, Backoff backoff) {
        this.limiter = requestsPerSecond.map(RateLimiter::create);
        this.executor = Failsafe.with(RetryPolicy.builder()
                .handle(RetryableException.class)
                .withMaxAttempts(backoff.attempts())
                .withDelayFn(context -> backoff.pause(context.getAttemptCount()))
                .onRetry(event -> LOG.debug(
                        "Repeating after: {}", event.getLastException().getMessage()))
                .build());
    }

    /**
     * Makes a call and repeats it as long as it certainly had no effect. A read that never succeeds is a {@link RemoteException}: there is
     * nothing its caller could repeat.
     */
    <T> T make(Attempt attempt, Supplier<T> call) {
        try {
            return executor.get(() -> once(attempt, call));
        } catch (RetryableException e) {
            throw attempt.isWrite() ? e : new RemoteException(e.code(), e.getMessage(), Remedies.UNAVAILABLE, e);
        } catch (FailsafeException e) {
            // interrupted while waiting: the last attempt had no effect, but nobody waits for another
            Thread.currentThread().interrupt();
            throw interrupted(attempt, e);
        }
    }

    SortedMap<String, Long> counts() {
        return counts.snapshot();
    }

    private <T> T once(Attempt attempt, Supplier<T> call) {
        limiter.ifPresent(RateLimiter::acquire);
        counts.add(attempt.action());
        LOG.debug("{}", attempt);
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw GlueErrors.translate(e, attempt);
        }
    }

    static RuntimeException interrupted(Attempt attempt, Throwable cause) {
        String message = "%s was interrupted".formatted(attempt);
        return attempt.isWrite()
                ? new OutcomeUnknownException("glue.interrupted", message, "", cause)
                : new RemoteException("glue.interrupted", message, "", cause);
    }
}
