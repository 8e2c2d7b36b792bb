package dev.lockstep.glue;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.mapping.DatabaseForms;
import dev.lockstep.glue.mapping.NativeAssets;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Container;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;

/** Reads the catalog as assets: what Lockstep wrote comes back as it was, other tables are derived from what they say. */
final class GlueReader implements MetadataReader {
    private final Supplier<String> system;
    private final Selection databases;
    private final GlueGateway gateway;

    /** @param system asked for with the first container or asset */
    GlueReader(Supplier<String> system, Selection databases, GlueGateway gateway) {
        this.system = system;
        this.databases = databases;
        this.gateway = gateway;
    }

    @Override
    public Containers listContainers() {
        List<Container> containers = Translated.call(gateway::listDatabases).stream()
                .filter(database -> databases.matches(database.name()))
                .map(this::container)
                .sorted(Comparator.comparing(Container::name))
                .toList();
        return new Containers(containers, Completeness.complete());
    }

    @Override
    public Completeness read(Container container, Selection names, Consumer<Finding> sink) {
        List<Table> tables = new ArrayList<>();
        Completeness completeness = list(container.name(), names, tables);
        tables.sort(Comparator.comparing(Table::name));
        sink.accept(new Finding.Announced(tables.size()));
        tables.forEach(table -> sink.accept(finding(container.name(), table)));
        return completeness;
    }

    private Completeness list(String database, Selection names, List<Table> tables) {
        try {
            return Translated.call(() -> {
                gateway.listTables(database, table -> {
                    if (names.matches(table.name())) {
                        tables.add(table);
                    }
                });
                return Completeness.complete();
            });
        } catch (AccessException | RemoteException e) {
            SyncException cause = e;
            return Completeness.incomplete("database " + database, cause.getMessage(), cause.remedy());
        }
    }

    private Finding finding(String database, Table table) {
        var id = new AssetId(system.get(), database, table.name());
        try {
            return new Finding.Found(NativeAssets.of(TableForms.ofTable(table), id), List.of());
        } catch (IllegalArgumentException e) {
            return new Finding.Failed(id, "The table cannot be read: " + e.getMessage(), "Please report it.");
        }
    }

    private Container container(Database database) {
        return NativeAssets.container(DatabaseForms.ofDatabase(database), system.get(), database.name());
    }
}
