package dev.lockstep.datasphere.client;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import java.time.Duration;
import java.util.Optional;

/**
 * The one retry layer: at most five attempts, with pauses. When several calls in a row got no answer at all, the tenant is left alone for a
 * while and calls fail at once. Thread-safe.
 */
final class Retries {
    static final int MAX_ATTEMPTS = 5;
    private static final int OUTAGE_AFTER = 5;
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(30);

    private final FailsafeExecutor<Object> policies;
    private final Backoff backoff;
    private final Sleeper sleeper;

    /** One attempt. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws InterruptedException;
    }

    Retries(Backoff backoff, Sleeper sleeper) {
        RetryPolicy<Object> retry = RetryPolicy.builder()
                .handle(RetryableException.class)
                .withMaxAttempts(MAX_ATTEMPTS)
                .build();
        CircuitBreaker<Object> circuit = CircuitBreaker.builder()
                .handleIf(failure -> failure instanceof RetryableException spent
                        && spent.code().equals(Unreachable.CODE))
                .withFailureThreshold(OUTAGE_AFTER)
                .withDelay(OUTAGE_PAUSE)
                .build();
        this.policies = Failsafe.with(circuit, retry);
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    /**
     * @param failing start of the message, such as {@code Cannot get a token}
     * @throws RemoteException all attempts are spent
     */
    <T> T call(String failing, String remedy, Attempt<T> attempt) throws InterruptedException {
        try {
            return attempts(attempt);
        } catch (RetryableException e) {
            throw new RemoteException(e.code(), failing + ": " + e.getMessage(), remedy, e);
        }
    }

    /** @throws RetryableException all attempts are spent; the last failure */
    <T> T attempts(Attempt<T> attempt) throws InterruptedException {
        try {
            return policies.get(context -> {
                if (context.getLastException() instanceof RetryableException failure) {
                    sleeper.sleep(backoff.pause(failure, context.getAttemptCount()));
                }
                return attempt.run();
            });
        } catch (CircuitBreakerOpenException e) {
            throw new RetryableException(
                    Unreachable.CODE,
                    "the tenant stopped answering; not tried again for now",
                    false,
                    Optional.empty(),
                    e);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException stop) {
                throw stop;
            }
            throw e;
        }
    }

    /** @throws RetryableException for what may be gone the next time */
    static Verdict unlessTransient(Verdict verdict) {
        if (verdict instanceof Verdict.Throttled throttled) {
            throw transientFailure(verdict, "datasphere.throttled", true, throttled.retryAfter());
        }
        if (verdict instanceof Verdict.Unavailable unavailable) {
            throw transientFailure(verdict, "datasphere.unavailable", false, unavailable.retryAfter());
        }
        if (verdict instanceof Verdict.Truncated) {
            throw transientFailure(verdict, "datasphere.truncated", false, Optional.empty());
        }
        return verdict;
    }

    private static RetryableException transientFailure(
            Verdict verdict, String code, boolean throttled, Optional<Duration> wait) {
        return new RetryableException(code, Failures.of(verdict).cause(), throttled, wait, null);
    }
}
