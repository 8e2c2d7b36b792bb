package dev.lockstep.glue.partitions;

import dev.lockstep.error.RemoteException;
import dev.lockstep.glue.client.PartitionGateway;
import dev.lockstep.glue.mapping.GluePartitionFormat;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Writes partitions in batches as large as Glue takes them, side by side. */
public final class GluePartitionWriter implements PartitionWriter {
    private final PartitionGateway gateway;
    private final Executor executor;
    private final PartitionFormat format = new GluePartitionFormat();

    /** @param executor for batches; not the one that calls */
    public GluePartitionWriter(PartitionGateway gateway, Executor executor) {
        this.gateway = gateway;
        this.executor = executor;
    }

    @Override
    public PartitionFormat format() {
        return format;
    }

    @Override
    public List<PartitionOutcome> apply(Address table, List<? extends PartitionChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<FutureTask<List<PartitionOutcome>>> batches = Chunks.of(
                        List.<PartitionChange>copyOf(changes), batchSize(changes.get(0)))
                .map(chunk -> new FutureTask<>(() -> new PartitionBatch(gateway, table, chunk).write()))
                .toList();
        batches.forEach(executor::execute);
        return batches.stream().flatMap(batch -> joined(table, batch).stream()).toList();
    }

    private static int batchSize(PartitionChange change) {
        if (change instanceof PartitionChange.Create) {
            return PartitionGateway.MAX_CREATE;
        }
        return change instanceof PartitionChange.Update ? PartitionGateway.MAX_UPDATE : PartitionGateway.MAX_DELETE;
    }

    private static List<PartitionOutcome> joined(Address table, FutureTask<List<PartitionOutcome>> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteException(
                    "glue.interrupted",
                    "Writing partitions of %s was interrupted".formatted(table),
                    "Run it again.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write partitions of " + table, e.getCause());
        }
    }
}
