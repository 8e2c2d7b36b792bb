package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditLines;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.engine.audit.AuditRun;
import dev.lockstep.engine.partitions.PartitionRecord;
import dev.lockstep.engine.plan.MadeChange;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.WrittenPartitions;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run did, out of its audit record.
 *
 * @param about the run
 * @param changes that it made, or may have made; none that it surely did not make
 * @param partitions that it wrote, or may have written, by object; only where they stand in the record is held
 * @param counted partitions that it wrote, or may have written, of which an older version recorded numbers only
 */
public record RecordedRun(
        AuditRun about, List<MadeChange> changes, List<PartitionRecord> partitions, List<WrittenPartitions> counted) {
    private static final String PARTITIONS = "partitions";
    private static final int SHOWN = 5;

    public RecordedRun {
        requireNonNull(about, "about is null");
        changes = List.copyOf(changes);
        partitions = List.copyOf(partitions);
        counted = List.copyOf(counted);
    }

    /**
     * Reads the record of {@code run}, and whether later runs of its sync wrote the same objects.
     *
     * @throws RemoteException if there is no record of it, or it or that of a later run is not as it was written
     */
    public static RecordedRun read(AuditFolder folder, String run) {
        Path file = folder.find(run).orElseThrow(() -> missing(folder, run));
        var reading = new Reading();
        AuditCheck check = folder.read(AuditFilter.run(run), reading::accept).stream()
                .filter(found -> found.file().equals(file))
                .findFirst()
                .orElseThrow(() -> broken(run, file.getFileName() + " begins the record of another run"));
        check.fault().ifPresent(fault -> {
            throw broken(run, fault.toString());
        });
        AuditRun about = check.run()
                .orElseThrow(() -> new RemoteException(
                        "undo.empty-record",
                        "The audit record of run %s is empty".formatted(run),
                        "The run was killed before it wrote anything; there is nothing to undo."));
        return reading.run(file, about, LaterRuns.of(folder, about, reading.uncertain(), reading.unknown()));
    }

    /** Sorts entries as they come, and lets go of what is large. */
    private static final class Reading {
        private final List<AuditEntry> changes = new ArrayList<>();
        private final Map<String, Address> objects = new TreeMap<>();
        private final Map<Address, List<RecordedPartitions.Chunk>> chunks = new HashMap<>();
        private final List<WrittenPartitions> counted = new ArrayList<>();

        void accept(AuditEntry entry) {
            if (!entry.isOfPartitions()) {
                changes.add(entry);
            } else if (!entry.kind().equals(PARTITIONS)) {
                Address object = object(entry);
                objects.put(object.toString(), object);
                chunks.computeIfAbsent(object, any -> new ArrayList<>()).add(RecordedPartitions.Chunk.of(entry));
            } else if (entry.change().find(PartitionEvidence.HELD).isEmpty()) {
                counted.add(counted(entry));
            }
        }

        /** What would stand where nobody knows whether it was written, by subject. */
        Map<String, Set<Fingerprint>> uncertain() {
            return changes.stream()
                    .filter(entry -> entry.outcome() == AuditOutcome.UNKNOWN)
                    .collect(groupingBy(
                            AuditEntry::subject, mapping(entry -> LaterRuns.wanted(entry.change()), toSet())));
        }

        /** The same of partitions, by object and values. */
        Map<String, Map<List<String>, Fingerprint>> unknown() {
            Map<String, Map<List<String>, Fingerprint>> unknown = new HashMap<>();
            chunks.forEach((object, all) ->
                    all.forEach(chunk -> unknown.computeIfAbsent(object.toString(), any -> new HashMap<>())
                            .putAll(chunk.unknown())));
            return unknown;
        }

        RecordedRun run(Path file, AuditRun about, LaterRuns later) {
            AuditLines lines = AuditLines.of(file);
            return new RecordedRun(
                    about,
                    changes.stream()
                            .flatMap(entry -> made(entry, later.objects()).stream())
                            .toList(),
                    objects.entrySet().stream()
                            .map(object -> (PartitionRecord) new RecordedPartitions(
                                    object.getValue(),
                                    Optional.ofNullable(later.partitions().get(object.getKey())),
                                    later.rewritten().getOrDefault(object.getKey(), Map.of()),
                                    lines,
                                    chunks.get(object.getValue())))
                            .toList(),
                    counted.stream()
                            .filter(written -> written.created() + written.updated() + written.removed() > 0)
                            .toList());
        }
    }

    private static Address object(AuditEntry entry) {
        return new Address(
                entry.change().findText("container").orElse(""),
                entry.change().findText("name").orElse(""));
    }

    /** The record of what it did to the partitions of {@code object}; empty when it did nothing to them or only counted it. */
    public Optional<PartitionRecord> partitions(Address object) {
        return partitions.stream()
                .filter(record -> record.object().equals(object))
                .findFirst();
    }

    /** What was written may be more than was confirmed, unless all went well. */
    private static WrittenPartitions counted(AuditEntry entry) {
        boolean certain =
                entry.result().filter(result -> number(result, "failed") == 0).isPresent();
        Tree.Node counted = certain ? entry.result().get() : entry.change();
        return new WrittenPartitions(
                object(entry),
                number(counted, certain ? "created" : "creates"),
                number(counted, certain ? "updated" : "updates"),
                number(counted, certain ? "removed" : "removes"),
                certain);
    }

    private static long number(Tree.Node node, String name) {
        return node.find(name)
                .filter(Tree.Num.class::isInstance)
                .map(found -> ((Tree.Num) found).value().longValue())
                .orElse(0L);
    }

    private static Optional<MadeChange> made(AuditEntry entry, Map<String, String> later) {
        boolean certain = entry.outcome().isWritten();
        return certain || entry.outcome() == AuditOutcome.UNKNOWN
                ? Optional.of(new MadeChange(
                        change(entry),
                        certain,
                        Optional.of(entry)
                                .filter(written -> written.outcome() == AuditOutcome.PARTLY_WRITTEN)
                                .flatMap(written -> written.result("detail")),
                        Optional.ofNullable(later.get(entry.subject()))))
                : Optional.empty();
    }

    private static PlannedChange change(AuditEntry entry) {
        try {
            return PlanText.toChange(entry.made());
        } catch (IllegalArgumentException e) {
            throw new RemoteException(
                    "undo.incomplete-record",
                    "The audit record of run %s, line %d does not hold the change: %s"
                            .formatted(entry.run().id(), entry.line(), e.getMessage()),
                    "An older version wrote it; put it right by hand.",
                    e);
        }
    }

    static RemoteException broken(String run, String fault) {
        return new RemoteException(
                "undo.broken-record",
                "The audit record of run %s cannot be trusted: %s".formatted(run, fault),
                "`lockstep audit verify` tells more; nothing is undone on broken evidence.");
    }

    private static RemoteException missing(AuditFolder folder, String run) {
        List<String> names = folder.files().stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.jsonl$", ""))
                .toList();
        String latest = names.stream().skip(Math.max(0, names.size() - SHOWN)).collect(joining(", "));
        return new RemoteException(
                "undo.no-record",
                "There is no audit record of a run %s in %s".formatted(run, folder.folder()),
                names.isEmpty()
                        ? "No run wrote anything here; records are kept where the run was started."
                        : "The latest runs that wrote something are: %s.".formatted(latest));
    }
}
