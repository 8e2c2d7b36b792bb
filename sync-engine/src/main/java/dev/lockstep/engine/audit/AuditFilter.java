package dev.lockstep.engine.audit;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Selection;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which writes are wanted.
 *
 * @param sync of this one only; absent for all
 * @param runs ids of runs; none for all
 * @param subjects of objects and containers, such as {@code sales.*}
 * @param outcomes what came of it; none for all
 * @param since the first moment; @param until the first moment after
 */
public record AuditFilter(
        Optional<String> sync,
        Set<String> runs,
        Selection subjects,
        Set<AuditOutcome> outcomes,
        Optional<Instant> since,
        Optional<Instant> until) {
    public AuditFilter {
        requireNonNull(sync, "sync is null");
        runs = Set.copyOf(runs);
        requireNonNull(subjects, "subjects is null");
        outcomes = Set.copyOf(outcomes);
        requireNonNull(since, "since is null");
        requireNonNull(until, "until is null");
    }

    public static AuditFilter all() {
        return new AuditFilter(
                Optional.empty(), Set.of(), Selection.all(), Set.of(), Optional.empty(), Optional.empty());
    }

    /** Of one run, whatever its sync. */
    public static AuditFilter run(String id) {
        return new AuditFilter(
                Optional.empty(), Set.of(id), Selection.all(), Set.of(), Optional.empty(), Optional.empty());
    }

    public AuditFilter withSync(String name) {
        return new AuditFilter(Optional.of(name), runs, subjects, outcomes, since, until);
    }

    public AuditFilter withOutcomes(AuditOutcome... wanted) {
        return new AuditFilter(sync, runs, subjects, Set.of(wanted), since, until);
    }

    public AuditFilter since(Instant moment) {
        return new AuditFilter(sync, runs, subjects, outcomes, Optional.of(moment), until);
    }

    boolean wants(AuditRun run) {
        return sync.map(run.sync()::equals).orElse(true)
                && (runs.isEmpty() || runs.contains(run.id()))
                && until.map(run.started()::isBefore).orElse(true);
    }

    boolean wants(AuditEntry entry) {
        return subjects.matches(entry.subject())
                && (outcomes.isEmpty() || outcomes.contains(entry.outcome()))
                && since.map(from -> !entry.time().isBefore(from)).orElse(true)
                && until.map(entry.time()::isBefore).orElse(true);
    }
}
