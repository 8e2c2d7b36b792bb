package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditLines;
import dev.lockstep.engine.partitions.PartitionRecord;
import dev.lockstep.engine.plan.MadePartition;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.PartitionChange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run wrote among the partitions of one object. The contents stay in the audit record.
 *
 * @param later first later run that wrote partitions of it; @param rewritten such a run, by values, of those of which nobody knows
 * @param lines of the record; @param chunks where it is recorded
 */
record RecordedPartitions(
        Address object,
        Optional<String> later,
        Map<List<String>, String> rewritten,
        AuditLines lines,
        List<Chunk> chunks)
        implements PartitionRecord {
    /**
     * One record.
     *
     * @param line of the record; @param kind of its changes; @param keys partition keys of the object, with their types
     * @param unwritten values of what was surely not written; @param unknown what was to be left of what may not have been, by values
     */
    record Chunk(
            long line,
            String kind,
            Optional<String> keys,
            Set<List<String>> unwritten,
            Map<List<String>, Fingerprint> unknown) {
        static Chunk of(AuditEntry entry) {
            return new Chunk(
                    entry.line(),
                    entry.kind(),
                    PlanText.keys(entry.change()),
                    entry.result().map(PartitionEvidence::unwritten).orElse(Set.of()),
                    PartitionEvidence.unknown(entry));
        }
    }

    RecordedPartitions {
        requireNonNull(object, "object is null");
        requireNonNull(later, "later is null");
        requireNonNull(rewritten, "rewritten is null");
        requireNonNull(lines, "lines is null");
        chunks = chunks.stream().sorted(Comparator.comparing(Chunk::line)).toList();
    }

    @Override
    public Optional<String> keys() {
        return chunks.stream().flatMap(chunk -> chunk.keys().stream()).findFirst();
    }

    @Override
    public List<Part> parts(Class<? extends PartitionChange> kind) {
        String name = PlanText.kind(kind);
        return chunks.stream()
                .filter(chunk -> chunk.kind().equals(name))
                .map(chunk -> (Part) () -> read(chunk))
                .toList();
    }

    private List<MadePartition> read(Chunk chunk) {
        try {
            return PlanText.toPartitionChanges(lines.change(chunk.line())).stream()
                    .filter(change -> !chunk.unwritten().contains(change.values()))
                    .map(change -> made(chunk, change))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new RemoteException(
                    "undo.incomplete-record",
                    "The audit record, line %d does not hold the partitions: %s"
                            .formatted(chunk.line(), e.getMessage()),
                    "Another version wrote it; put them right by hand.",
                    e);
        }
    }

    private MadePartition made(Chunk chunk, PartitionChange change) {
        boolean certain = !chunk.unknown().containsKey(change.values());
        return new MadePartition(
                change, certain, certain ? later : Optional.ofNullable(rewritten.get(change.values())));
    }
}
