package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A call to a remote system that has ended.
 *
 * @param operation what was called, as in {@link MetadataConnector#calls()}
 * @param time from sending it to its answer; waiting for one's turn does not count
 * @param ending how it ended
 * @param repeated whether the same call was made before, without effect
 */
public record RemoteCall(String operation, Duration time, Ending ending, boolean repeated) {
    /** ANSWERED: whatever the answer was; THROTTLED: refused for the rate of calls; FAILED: by the system's fault, or without an answer. */
    public enum Ending {
        ANSWERED,
        THROTTLED,
        FAILED
    }

    public RemoteCall {
        requireNonNull(operation, "operation is null");
        requireNonNull(time, "time is null");
        requireNonNull(ending, "ending is null");
    }
}
