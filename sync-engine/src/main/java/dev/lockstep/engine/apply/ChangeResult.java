package dev.lockstep.engine.apply;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Form;
import java.util.Optional;

/**
 * What came of one planned change.
 *
 * @param planned the change
 * @param status what came of it
 * @param code stable code of the error, empty when there is none
 * @param detail what was found, empty when there is nothing to say
 * @param remedy what to do, may be empty
 * @param requestId the target's id of the call
 * @param left state of what was written only in part; absent when it is as planned, or was not written
 * @param unknown whether it failed in a way that leaves open whether it was written
 */
public record ChangeResult(
        PlannedChange planned,
        Status status,
        String code,
        String detail,
        String remedy,
        Optional<String> requestId,
        Optional<Form> left,
        boolean unknown) {
    /**
     * WRITTEN: the target took it. PARTLY_WRITTEN: it took the object, and not all that goes with it, or it is not recorded. IN_PLACE: it stood there already. CONFLICT: the target changed since the plan; nothing was written. FAILED:
     * the target refused or did not answer. NOT_ATTEMPTED: the run ended before, or what it needs failed.
     */
    public enum Status {
        WRITTEN,
        PARTLY_WRITTEN,
        IN_PLACE,
        CONFLICT,
        FAILED,
        NOT_ATTEMPTED
    }

    public ChangeResult {
        requireNonNull(planned, "planned is null");
        requireNonNull(status, "status is null");
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(remedy, "remedy is null");
        requireNonNull(requestId, "requestId is null");
        requireNonNull(left, "left is null");
    }

    /** Of what is as planned, or was not written. */
    public ChangeResult(
            PlannedChange planned,
            Status status,
            String code,
            String detail,
            String remedy,
            Optional<String> requestId) {
        this(planned, status, code, detail, remedy, requestId, Optional.empty(), false);
    }

    public boolean succeeded() {
        return status == Status.WRITTEN || status == Status.IN_PLACE;
    }

    /** The same, when what came of it could not be recorded. */
    ChangeResult withoutEvidence(SyncException e) {
        String told = detail.isEmpty() ? e.getMessage() : detail + "; " + e.getMessage();
        Status less = status == Status.WRITTEN ? Status.PARTLY_WRITTEN : status;
        return new ChangeResult(planned, less, e.code(), told, e.remedy(), requestId, left, unknown);
    }

    static ChangeResult failed(PlannedChange planned, SyncException e, boolean unknown) {
        return new ChangeResult(
                planned,
                Status.FAILED,
                e.code(),
                e.getMessage(),
                e.remedy(),
                Optional.empty(),
                Optional.empty(),
                unknown);
    }

    static ChangeResult of(PlannedChange planned, Status status, String detail) {
        return new ChangeResult(planned, status, "", detail, "", Optional.empty());
    }
}
