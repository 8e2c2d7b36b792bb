package dev.lockstep.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Nothing was written and the same call may be made again. A connector's client backs off and repeats; the exception leaves the connector
 * only when its attempts are spent.
 */
public final class RetryableException extends SyncException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;
    private final boolean throttled;

    /** @param throttled whether the system asked for fewer calls; @param retryAfter how long it asked to wait */
    public RetryableException(
            String code, String message, boolean throttled, Optional<Duration> retryAfter, Throwable cause) {
        super(code, message, "", cause);
        this.throttled = throttled;
        this.retryAfter = requireNonNull(retryAfter, "retryAfter is null");
    }

    public boolean throttled() {
        return throttled;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
