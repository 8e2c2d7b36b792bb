package dev.lockstep.engine.partitions;

import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionWriter;
import java.util.List;
import java.util.function.Consumer;

/** Writes with evidence before and after. Without it nothing is written; when it is lost after, what was written is still told. */
record RecordedWriter(PartitionWriter writer, PartitionJournal journal, String keys, Consumer<SyncException> lost)
        implements PartitionWriter {
    @Override
    public PartitionFormat format() {
        return writer.format();
    }

    @Override
    public List<PartitionOutcome> apply(Address table, List<? extends PartitionChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        PartitionJournal.Open open = begin(table, changes);
        List<PartitionOutcome> outcomes = writer.apply(table, changes);
        try {
            open.done(outcomes);
        } catch (SyncException e) {
            lost.accept(e);
        }
        return outcomes;
    }

    private PartitionJournal.Open begin(Address table, List<? extends PartitionChange> changes) {
        try {
            return journal.intended(table, keys, changes);
        } catch (SyncException e) {
            lost.accept(e);
            throw e;
        }
    }
}
