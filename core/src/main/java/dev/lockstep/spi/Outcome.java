package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What came of a change. */
public sealed interface Outcome {
    /**
     * @param requestId the remote system's id of the call, for evidence
     * @param remarks what goes with the object in an optional part of the target and is rightly otherwise than wanted, such as edits by others
     *     that stay; one sentence each
     */
    record Applied(Optional<String> requestId, List<String> remarks) implements Outcome {
        public Applied {
            requireNonNull(requestId, "requestId is null");
            remarks = List.copyOf(remarks);
        }

        public Applied(Optional<String> requestId) {
            this(requestId, List.of());
        }
    }

    /**
     * The object itself is written, and what goes with it in an optional part of the target is not, or not wholly. The next plan sees that.
     *
     * @param missing what could not be written and why, one sentence
     * @param left state of the object itself, complete: what differs from what the change asks for records that something is missing
     * @param requestId the remote system's id of the call that wrote the object
     */
    record PartlyApplied(String missing, Form left, Optional<String> requestId) implements Outcome {
        public PartlyApplied {
            requireNonNull(missing, "missing is null");
            requireNonNull(left, "left is null");
            requireNonNull(requestId, "requestId is null");
        }
    }

    /** The target was what the change asks for already; nothing was written. */
    record AlreadyInPlace() implements Outcome {}

    /** The target is no longer what the change was planned on; nothing was written. @param found what it is now, one sentence */
    record Conflict(String found) implements Outcome {
        public Conflict {
            requireNonNull(found, "found is null");
        }
    }
}
