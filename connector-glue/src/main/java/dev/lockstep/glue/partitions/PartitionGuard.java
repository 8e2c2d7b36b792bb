package dev.lockstep.glue.partitions;

import dev.lockstep.error.AccessException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.client.PartitionGateway;
import dev.lockstep.glue.mapping.GlueFormat;
import dev.lockstep.glue.mapping.GluePartitionFormat;
import dev.lockstep.glue.mapping.PartitionForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks for partitions that others wrote before a table goes: with it they would go too. A table without partition keys costs no call, one
 * whose partitions fit into one answer costs one. Without the right to look at partitions, a table that has keys stays. Thread-safe.
 */
public final class PartitionGuard {
    private final GlueGateway gateway;
    private final boolean looks;
    private final GluePartitionFormat format = new GluePartitionFormat();

    /** @param looks whether partitions may be asked for at all */
    public PartitionGuard(GlueGateway gateway, boolean looks) {
        this.gateway = gateway;
        this.looks = looks;
    }

    /** Why the table must stay, one sentence; empty when nothing of others would go with it. @param table its state */
    public Optional<String> heldBy(Address address, Form table) {
        if (format.keys(table).isEmpty()) {
            return Optional.empty();
        }
        if (!looks) {
            return Optional.of(
                    "table %s is partitioned, and `policy.partitions: off` asks nobody whose its partitions are"
                            .formatted(address));
        }
        String sync = GlueFormat.markOf(table).map(mark -> mark.sync()).orElse("");
        try {
            return isForeign(address, sync)
                    ? Optional.of("table %s holds partitions that this sync did not write".formatted(address))
                    : Optional.empty();
        } catch (CatalogRefusal e) {
            return e.kind() == CatalogRefusal.Kind.ABSENT ? Optional.empty() : Optional.of(e.getMessage());
        } catch (AccessException e) {
            return Optional.of("whether table %s holds partitions of others cannot be seen: %s"
                    .formatted(address, e.getMessage()));
        }
    }

    private boolean isForeign(Address address, String sync) {
        PartitionGateway partitions = gateway.partitions();
        var first = partitions.first(address);
        if (isForeign(first.partitions(), sync)) {
            return true;
        }
        if (first.nextToken() == null || first.nextToken().isEmpty()) {
            return false;
        }
        var found = new AtomicBoolean();
        for (int segment = 0; segment < PartitionGateway.SEGMENTS && !found.get(); segment++) {
            partitions.list(address, segment, page -> found.compareAndSet(false, isForeign(page, sync)));
        }
        return found.get();
    }

    private boolean isForeign(List<software.amazon.awssdk.services.glue.model.Partition> page, String sync) {
        return page.stream().map(PartitionForms::of).map(Partition::form).anyMatch(form -> !format.owner(form)
                .equals(Optional.of(sync)));
    }
}
