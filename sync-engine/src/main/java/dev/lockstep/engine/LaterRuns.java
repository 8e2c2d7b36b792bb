package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

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

/**
 * First run after one that wrote the same, by subject. What a run was killed on, or failed on in a way that nobody knows the outcome, counts where
 * it may have made what the earlier one wanted, too.
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
            Map<String, Fingerprint> uncertain,
            Map<String, Map<List<String>, Fingerprint>> unknown) {
        var later = new LaterRuns(new HashMap<>(), new HashMap<>(), new HashMap<>());
        AuditFilter filter = AuditFilter.all()
                .withSync(about.sync())
                .withOutcomes(
                        AuditOutcome.WRITTEN, AuditOutcome.PARTLY_WRITTEN, AuditOutcome.UNKNOWN, AuditOutcome.FAILED);
        folder.read(filter.since(about.started()), entry -> {
            if (entry.run().id().equals(about.id()) || entry.run().started().isBefore(about.started())) {
                return;
            }
            if (entry.isOfPartitions()) {
                later.partitions(entry, unknown.getOrDefault(entry.subject(), Map.of()));
            } else {
                later.object(entry, uncertain);
            }
        });
        return later;
    }

    private void object(AuditEntry entry, Map<String, Fingerprint> uncertain) {
        if (entry.outcome().isWritten()
                || entry.outcome() == AuditOutcome.UNKNOWN
                        && wanted(entry.change()).equals(uncertain.get(entry.subject()))) {
            objects.putIfAbsent(entry.subject(), entry.run().id());
        }
    }

    private void partitions(AuditEntry entry, Map<List<String>, Fingerprint> unknown) {
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
