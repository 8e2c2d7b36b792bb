package dev.lockstep.engine.audit;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether the record of one run is as it was written.
 *
 * @param file that was read
 * @param run what its first line says; absent when that cannot be read
 * @param records number of lines that are in order
 * @param head hash of the last of them
 * @param open number of writes that are recorded without an outcome
 * @param end how the file ends
 * @param fault the first line that is wrong
 */
public record AuditCheck(
        Path file, Optional<AuditRun> run, long records, String head, int open, End end, Optional<AuditProblem> fault) {
    /** ENDED: with the line that ends a record. OPEN: after a whole line. CUT_OFF: within a line, as after a crash. */
    public enum End {
        ENDED,
        OPEN,
        CUT_OFF
    }

    public AuditCheck {
        requireNonNull(file, "file is null");
        requireNonNull(run, "run is null");
        requireNonNull(head, "head is null");
        requireNonNull(end, "end is null");
        requireNonNull(fault, "fault is null");
    }

    /** Whether the run said that it was done. */
    public boolean isEnded() {
        return end == End.ENDED;
    }

    /** Nothing of it is known. */
    static AuditCheck unreadable(Path file, Throwable cause) {
        return new AuditCheck(
                file,
                Optional.empty(),
                0,
                AuditRecord.START,
                0,
                End.OPEN,
                Optional.of(AuditProblem.at(file, 0, "cannot be read: " + cause)));
    }

    /** Those of {@code checks} that could not be read to their end. */
    public static List<AuditCheck> faulty(List<AuditCheck> checks) {
        return checks.stream().filter(check -> check.fault().isPresent()).toList();
    }
}
