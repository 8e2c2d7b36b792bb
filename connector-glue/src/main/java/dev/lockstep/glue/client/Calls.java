package dev.lockstep.glue.client;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.RemoteCall;
import dev.lockstep.spi.RemoteCall.Ending;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a call is paced, counted, translated and repeated. Thread-safe. */
public final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /** Whoever asks for a longer pause is not called again: nobody would wait that long. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Gate gate;
    private final Renewal renewal;
    private final FailsafeExecutor<Object> executor;
    private final RetryBudget budget = new RetryBudget();
    private final CallListener listener;
    private final CallCounts counts;
    private final Backoff backoff;

    /** Counted by itself. */
    Calls(Gate gate, Renewal renewal, Backoff backoff, CallListener listener) {
        this(gate, renewal, backoff, listener, new CallCounts());
    }

    private Calls(Gate gate, Renewal renewal, Backoff backoff, CallListener listener, CallCounts counts) {
        this.gate = gate;
        this.renewal = renewal;
        this.listener = listener;
        this.counts = counts;
        this.backoff = backoff;
        this.executor = Failsafe.with(RetryPolicy.builder()
                .handle(RetryableException.class)
                .abortIf((result, failure) -> failure instanceof RetryableException e && !mayRepeat(e))
                .withMaxAttempts(backoff.attempts())
                .withDelayFn(context -> backoff.pause(context.getAttemptCount()))
                .onRetry(event -> LOG.debug(
                        "Repeating after: {}", event.getLastException().getMessage()))
                .build());
    }

    /**
     * Calls of one principal.
     *
     * @param ceiling over all of them; @param renewal of the credentials they are signed with
     * @param listener is told of each call; @param counts where they are counted, others beside them
     */
    public static Calls below(
            Throughput ceiling, Renewal renewal, Backoff backoff, CallListener listener, CallCounts counts) {
        return new Calls(new Gate(ceiling), renewal, backoff, listener, counts);
    }

    /**
     * Makes a call and repeats it as long as it certainly had no effect. A read that never succeeds is a {@link RemoteException}: there is
     * nothing its caller could repeat. Credentials that have expired are fetched anew, once: they are checked before anything is done.
     */
    <T> T make(Attempt attempt, Supplier<T> call) {
        budget.called();
        long generation = renewal.generation();
        try {
            return repeating(attempt, call, false);
        } catch (AccessException e) {
            if (!e.code().equals(GlueErrors.EXPIRED) || !renewal.renew(generation)) {
                throw e;
            }
            LOG.debug("Signed in anew after: {}", e.getMessage());
            return repeating(attempt, call, true);
        }
    }

    /** Holds all calls back, as before a repetition. @param repetition from 1 */
    void rest(int repetition) {
        gate.hold(backoff.pause(repetition));
    }

    private <T> T repeating(Attempt attempt, Supplier<T> call, boolean again) {
        try {
            return executor.get(context -> once(attempt, call, again || context.getAttemptCount() > 0));
        } catch (RetryableException e) {
            throw givenUp(attempt, e);
        } catch (FailsafeException e) {
            // interrupted while waiting: the last attempt had no effect, but nobody waits for another
            Thread.currentThread().interrupt();
            throw interrupted(attempt, e);
        }
    }

    private RuntimeException givenUp(Attempt attempt, RetryableException e) {
        if (!attempt.isWrite()) {
            return new RemoteException(e.code(), e.getMessage(), Remedies.of(e), e);
        }
        return budget.isSpent()
                ? new RetryableException(
                        "glue.retries-spent",
                        e.getMessage() + "; the repetitions that a run may make are used up",
                        e.throttled(),
                        e.retryAfter(),
                        e)
                : e;
    }

    private boolean mayRepeat(RetryableException e) {
        return e.retryAfter().filter(pause -> pause.compareTo(PATIENCE) > 0).isEmpty() && budget.spend();
    }

    private <T> T once(Attempt attempt, Supplier<T> call, boolean again) {
        Gate.Pass pass = enter(attempt);
        counts.add(attempt.action());
        LOG.debug("{}", attempt);
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            RuntimeException translated = GlueErrors.translate(e, attempt);
            RetryAfter.of(e).filter(pause -> pause.compareTo(PATIENCE) <= 0).ifPresent(gate::hold);
            Ending ending = ending(translated);
            tell(attempt, end(pass, ending), ending, again);
            throw translated;
        } catch (Error e) {
            pass.failed();
            throw e;
        }
        tell(attempt, pass.served(), Ending.ANSWERED, again);
        return answer;
    }

    private Gate.Pass enter(Attempt attempt) {
        try {
            return gate.enter(attempt.action());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(attempt, e);
        }
    }

    private void tell(Attempt attempt, long nanos, Ending ending, boolean again) {
        try {
            listener.ended(new RemoteCall(attempt.action(), Duration.ofNanos(nanos), ending, again));
        } catch (RuntimeException e) {
            LOG.warn("A listener failed at {}, which makes no difference to the call", attempt, e);
        }
    }

    private static Ending ending(RuntimeException e) {
        if (e instanceof RetryableException retryable && retryable.throttled()) {
            return Ending.THROTTLED;
        }
        return e instanceof RetryableException || e instanceof OutcomeUnknownException
                ? Ending.FAILED
                : Ending.ANSWERED;
    }

    private static long end(Gate.Pass pass, Ending ending) {
        return switch (ending) {
            case ANSWERED -> pass.served();
            case THROTTLED -> pass.refused();
            case FAILED -> pass.failed();
        };
    }

    static RuntimeException interrupted(Attempt attempt, Throwable cause) {
        String message = "%s was interrupted".formatted(attempt);
        return attempt.isWrite()
                ? new OutcomeUnknownException("glue.interrupted", message, "", cause)
                : new RemoteException("glue.interrupted", message, "", cause);
    }
}
