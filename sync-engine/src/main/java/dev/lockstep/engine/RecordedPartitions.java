package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditLines;
import dev.lockstep.engine.partitions.PartitionRecord;
import dev.lockstep.engine.plan.MadePartition;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.PartitionChange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run wrote among the partitions of one object. The contents stay in the audit record.
 *
 * @param chunks where it is recorded
 */
record RecordedPartitions(Address object, Optional<String> later, AuditLines lines, List<Chunk> chunks)
        implements PartitionRecord {
    /**
     * One record.
     *
     * @param line of the record; @param kind of its changes
     * @param ended whether it says what came of it; @param unwritten values of what was surely not written; @param unknown of what may not have been
     */
    record Chunk(long line, String kind, boolean ended, Set<List<String>> unwritten, Set<List<String>> unknown) {
        static Chunk of(AuditEntry entry) {
            Tree.Node result = entry.result().orElse(Tree.Node.empty());
            return new Chunk(
                    entry.line(),
                    entry.kind(),
                    entry.result().isPresent(),
                    PartitionEvidence.unwritten(result),
                    PartitionEvidence.unknown(result));
        }

        private Optional<MadePartition> made(PartitionChange change) {
            boolean certain = ended && !unknown.contains(change.values());
            return unwritten.contains(change.values())
                    ? Optional.empty()
                    : Optional.of(new MadePartition(change, certain));
        }
    }

    RecordedPartitions {
        requireNonNull(object, "object is null");
        requireNonNull(later, "later is null");
        requireNonNull(lines, "lines is null");
        chunks = chunks.stream().sorted(Comparator.comparing(Chunk::line)).toList();
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
                    .flatMap(change -> chunk.made(change).stream())
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
}
