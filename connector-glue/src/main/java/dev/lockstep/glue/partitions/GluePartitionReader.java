package dev.lockstep.glue.partitions;

import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.PartitionGateway;
import dev.lockstep.glue.mapping.PartitionForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;

/** Lists partitions: those that one answer holds with one call, more of them in segments side by side. */
public final class GluePartitionReader implements PartitionReader {
    private final PartitionGateway gateway;
    private final Executor executor;

    /** @param executor for segments; not the one that calls */
    public GluePartitionReader(PartitionGateway gateway, Executor executor) {
        this.gateway = gateway;
        this.executor = executor;
    }

    @Override
    public Completeness list(Address table, Consumer<Partition> sink) {
        try {
            GetPartitionsResponse first = gateway.first(table);
            if (first.nextToken() == null || first.nextToken().isEmpty()) {
                first.partitions().forEach(found -> sink.accept(PartitionForms.of(found)));
                return Completeness.complete();
            }
        } catch (SyncException e) {
            return gap(table, e, e.remedy());
        } catch (CatalogRefusal e) {
            return gap(table, e, "Run it again.");
        }
        return segments(table, sink);
    }

    /** All are waited for, the failed ones too: nobody may write to the sink any more once this is over. */
    private Completeness segments(Address table, Consumer<Partition> sink) {
        var one = new Object();
        List<Future<Completeness>> segments = new ArrayList<>();
        for (int i = 0; i < PartitionGateway.SEGMENTS; i++) {
            int segment = i;
            var task = new FutureTask<>(() -> segment(table, segment, page -> {
                synchronized (one) {
                    page.forEach(found -> sink.accept(PartitionForms.of(found)));
                }
            }));
            executor.execute(task);
            segments.add(task);
        }
        return segments.stream()
                .map(segment -> joined(table, segment))
                .reduce(Completeness.complete(), Completeness::and);
    }

    private Completeness segment(
            Address table, int segment, Consumer<List<software.amazon.awssdk.services.glue.model.Partition>> sink) {
        try {
            gateway.list(table, segment, sink);
            return Completeness.complete();
        } catch (SyncException e) {
            return gap(table, e, e.remedy());
        } catch (CatalogRefusal e) {
            return gap(table, e, "Run it again.");
        }
    }

    private static Completeness joined(Address table, Future<Completeness> segment) {
        try {
            return segment.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteException(
                    "glue.interrupted", "Listing partitions of %s was interrupted".formatted(table), "", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot list partitions of " + table, e.getCause());
        }
    }

    private static Completeness gap(Address table, RuntimeException e, String remedy) {
        return Completeness.incomplete("partitions of " + table, e.getMessage(), remedy);
    }

    @Override
    public List<Partition> read(Address table, Collection<List<String>> values) {
        try {
            List<Partition> found = new ArrayList<>();
            Chunks.of(List.copyOf(values), PartitionGateway.MAX_READ)
                    .forEach(chunk -> gateway.read(table, chunk).stream()
                            .map(PartitionForms::of)
                            .forEach(found::add));
            return found;
        } catch (CatalogRefusal e) {
            throw new RemoteException(
                    "glue.changed-meanwhile",
                    "Table %s is gone: %s".formatted(table, e.getMessage()),
                    "Run it again.",
                    e);
        }
    }
}
