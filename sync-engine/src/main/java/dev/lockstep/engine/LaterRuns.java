package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.engine.audit.AuditRun;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * First run after one that wrote the same, by subject. What a run was killed on, or failed on in a way that nobody knows the outcome, counts where
 * it may have made what the earlier one wanted, too. A record that is broken proves nothing, and nothing is said without it.
 *
 * @param objects that wrote it; @param partitions that wrote any partitions of it
 * @param rewritten that wrote the very partition, by its values
 */
record LaterRuns(
        Map<String, String> objects, Map<String, String> partitions, Map<String, Map<List<String>, String>> rewritten) {
    LaterRuns {
        requireNonNull(objects, "objects is null");
        requireNonNull(partitions, "partitions is null");
        requireNonNull(rewritten, "rewritten is null");
    }

    /**
     * @param uncertain what {@code about} may have left, by subject, where nobody knows whether it did
     * @param unknown the same of partitions, by subject and values
     */
    static LaterRuns of(
            AuditFolder folder,
            AuditRun about,
            Map<String, Set<Fingerprint>> uncertain,
            Map<String, Map<List<String>, Fingerprint>> unknown) {
        var later = new LaterRuns(new HashMap<>(), new HashMap<>(), new HashMap<>());
        AuditFilter filter = AuditFilter.all()
                .withSync(about.sync())
                .withOutcomes(
                        AuditOutcome.WRITTEN, AuditOutcome.PARTLY_WRITTEN, AuditOutcome.UNKNOWN, AuditOutcome.FAILED);
        List<AuditCheck> read = folder.read(filter.since(about.started()), entry -> {
            if (!isLater(entry.run(), about)) {
                return;
            }
            if (entry.isOfPartitions()) {
                later.partitions(entry, unknown.getOrDefault(entry.subject(), Map.of()));
            } else {
                later.object(entry, uncertain);
            }
        });
        read.stream()
                .filter(check -> check.run().map(run -> isLater(run, about)).orElse(true))
                .flatMap(check -> check.fault().stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw RecordedRun.broken(about.id(), "that of a later one may be broken: " + fault);
                });
        return later;
    }

    private static boolean isLater(AuditRun run, AuditRun about) {
        return !run.id().equals(about.id()) && !run.started().isBefore(about.started());
    }

    private void object(AuditEntry entry, Map<String, Set<Fingerprint>> uncertain) {
        if (entry.outcome().isWritten()
                || entry.outcome() == AuditOutcome.UNKNOWN
                        && uncertain.getOrDefault(entry.subject(), Set.of()).contains(wanted(entry.change()))) {
            objects.putIfAbsent(entry.subject(), entry.run().id());
        }
    }

    /** What only counts what other records hold one by one tells nothing more. */
    private void partitions(AuditEntry entry, Map<List<String>, Fingerprint> unknown) {
        if (entry.change().find(PartitionEvidence.HELD).isPresent()) {
            return;
        }
        Map<List<String>, Fingerprint> possible = PartitionEvidence.unknown(entry);
        if (entry.outcome() != AuditOutcome.FAILED || !possible.isEmpty()) {
            partitions.putIfAbsent(entry.subject(), entry.run().id());
        }
        if (!unknown.isEmpty()) {
            PartitionEvidence.written(entry).stream()
                    .filter(unknown::containsKey)
                    .forEach(values -> rewrite(entry, values));
            possible.forEach((values, wanted) -> {
                if (wanted.equals(unknown.get(values))) {
                    rewrite(entry, values);
                }
            });
        }
    }

    private void rewrite(AuditEntry entry, List<String> values) {
        rewritten
                .computeIfAbsent(entry.subject(), any -> new HashMap<>())
                .putIfAbsent(values, entry.run().id());
    }

    /** What a change, or its part, would leave; of what would go that of nothing. */
    static Fingerprint wanted(Tree.Node change) {
        return Fingerprint.ofText(change.find("after").map(CanonicalJson::print).orElse(""));
    }
}
