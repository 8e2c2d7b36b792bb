package dev.lockstep.glue;

import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.context.ContextWriter;
import dev.lockstep.glue.partitions.PartitionGuard;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.Edits;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.TargetFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes the catalog. */
final class GlueWriter implements MetadataWriter {
    private final GlueGateway gateway;
    private final Supplier<TargetFormat> format;
    private final DatabaseChanges databases;
    private final TableChanges tables;
    private final ContextualChanges contextual;
    private final PartitionGuard partitions;

    /**
     * @param format asked for once the writer is; it may have to ask Glue what it offers
     * @param partitions asked before a table is dropped
     */
    GlueWriter(
            GlueGateway gateway,
            Supplier<TargetFormat> format,
            ContextWriter context,
            PartitionGuard partitions,
            TableArns arns,
            Edits edits) {
        this.partitions = partitions;
        this.format = format;
        this.gateway = gateway;
        this.databases = new DatabaseChanges(gateway);
        this.tables = new TableChanges(gateway);
        this.contextual = new ContextualChanges(gateway, tables, context, arns, edits);
    }

    @Override
    public TargetFormat format() {
        return format.get();
    }

    @Override
    public List<ContainerOccupant> listContainers() {
        return Translated.call(() -> gateway.listDatabases().stream()
                .map(Occupants::of)
                .sorted(Comparator.comparing(ContainerOccupant::name))
                .toList());
    }

    @Override
    public void list(String container, Consumer<Occupant> sink) {
        Translated.call(() -> {
            gateway.listTables(container, table -> sink.accept(Occupants.of(container, table)));
            return container;
        });
    }

    @Override
    public Optional<Occupant> find(Address address) {
        return Translated.call(() -> gateway.findTable(address).map(table -> Occupants.of(address.container(), table)));
    }

    @Override
    public Outcome apply(Change change) {
        return Translated.call(() -> outcome(change));
    }

    @Override
    public List<Dropped> drop(List<Change.Drop> drops) {
        return Translated.call(
                () -> new TableDrops(gateway, tables, partitions, drops.get(0).container()).drop(drops));
    }

    private Outcome outcome(Change change) {
        if (change instanceof Change.CreateContainer create) {
            return databases.create(create);
        }
        if (change instanceof Change.UpdateContainer update) {
            return databases.update(update);
        }
        if (change instanceof Change.Create create) {
            return contextual.create(create);
        }
        if (change instanceof Change.Update update) {
            return contextual.update(update);
        }
        if (change instanceof Change.Drop drop) {
            return drop(List.of(drop)).get(0).outcome();
        }
        throw new IllegalStateException("unknown change " + change.getClass());
    }
}
