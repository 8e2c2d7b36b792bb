package dev.lockstep.glue;

import static java.util.stream.Collectors.toCollection;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.Deletion;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.partitions.PartitionGuard;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Drops tables of one database. Glue deletes whatever is there, so version and content are compared before, in one listing for many; a change
 * in between goes unnoticed. Looking costs at most as many calls as there are drops, and as many as the listing has pages; a partitioned table costs the look
 * of the guard on top. For one thread, once.
 */
final class TableDrops {
    private final GlueGateway gateway;
    private final TableChanges tables;
    private final PartitionGuard partitions;
    private final String database;
    private final Map<Address, Dropped> results = new HashMap<>();
    private boolean alwaysDenied;

    TableDrops(GlueGateway gateway, TableChanges tables, PartitionGuard partitions, String database) {
        this.gateway = gateway;
        this.tables = tables;
        this.partitions = partitions;
        this.database = database;
    }

    /** @param drops each once; the results are in the same order */
    List<Dropped> drop(List<Change.Drop> drops) {
        Map<Address, Occupant> listed = drops.size() > 1 ? list(drops) : Map.of();
        for (int start = 0; start < drops.size(); start += GlueGateway.BATCH) {
            List<Change.Drop> same = drops.subList(start, Math.min(start + GlueGateway.BATCH, drops.size())).stream()
                    .filter(drop -> mayGo(drop, Optional.ofNullable(listed.get(drop.address()))))
                    .toList();
            if (!same.isEmpty()) {
                delete(same);
            }
        }
        return drops.stream().map(drop -> results.get(drop.address())).toList();
    }

    /** What a listing shows of them, as long as it costs less than a look at each that it has not shown. */
    private Map<Address, Occupant> list(List<Change.Drop> drops) {
        Map<Address, Occupant> found = new HashMap<>();
        Set<Address> open = drops.stream().map(Change.Drop::address).collect(toCollection(HashSet::new));
        var pages = new AtomicInteger();
        try {
            gateway.listPages(database, page -> {
                for (Table table : page) {
                    Address address = new Address(database, table.name());
                    if (open.remove(address)) {
                        found.put(address, Occupants.of(database, table));
                    }
                }
                return pages.incrementAndGet() < open.size();
            });
        } catch (CatalogRefusal e) {
            return found; // whether the database is gone is found out table by table
        }
        return found;
    }

    private boolean mayGo(Change.Drop drop, Optional<Occupant> listed) {
        try {
            Optional<Occupant> found = listed.or(() -> tables.find(drop.address()));
            if (found.isEmpty()) {
                came(drop, new Outcome.AlreadyInPlace());
            } else if (!isStill(drop, found.get())) {
                came(drop, changed(drop, found.get()));
            } else {
                partitions
                        .heldBy(drop.address(), drop.before())
                        .ifPresent(why -> came(drop, new Outcome.Conflict(why)));
            }
        } catch (SyncException e) {
            results.put(drop.address(), Dropped.failed(drop, e));
        }
        return !results.containsKey(drop.address());
    }

    /** A table that was deleted and made anew has its first version again. */
    private static boolean isStill(Change.Drop drop, Occupant found) {
        boolean sameVersion = drop.version().isEmpty() || drop.version().equals(found.version());
        return sameVersion && TableChanges.isStill(found, drop.before());
    }

    private void delete(List<Change.Drop> batch) {
        List<String> names = batch.stream().map(drop -> drop.address().name()).toList();
        try {
            Deletion answer = gateway.deleteTables(database, names);
            batch.forEach(drop -> came(drop, answer));
        } catch (CatalogRefusal e) {
            batch.forEach(drop -> refused(drop, e));
        } catch (AccessException e) {
            denied(batch, e);
        } catch (SyncException e) {
            batch.forEach(drop -> results.put(drop.address(), Dropped.failed(drop, e)));
        }
    }

    /** Glue denies the whole call for one table that may not be deleted, so each is tried alone, unless all were denied before. */
    private void denied(List<Change.Drop> batch, AccessException e) {
        if (batch.size() == 1 || alwaysDenied || !e.code().endsWith("denied")) {
            batch.forEach(drop -> results.put(drop.address(), Dropped.failed(drop, e)));
            return;
        }
        batch.forEach(drop -> delete(List.of(drop)));
        alwaysDenied = batch.stream().map(drop -> results.get(drop.address())).allMatch(TableDrops::isDenied);
    }

    private static boolean isDenied(Dropped dropped) {
        try {
            dropped.outcome();
            return false;
        } catch (SyncException e) {
            return e instanceof AccessException;
        }
    }

    private void came(Change.Drop drop, Deletion answer) {
        RuntimeException failure = answer.failures().get(drop.address().name());
        if (failure == null) {
            came(drop, new Outcome.Applied(answer.requestId()));
        } else if (failure instanceof SyncException e) {
            results.put(drop.address(), Dropped.failed(drop, e));
        } else {
            refused(drop, (CatalogRefusal) failure);
        }
    }

    /** What is being changed at this moment may be gone the next: it is read back. */
    private void refused(Change.Drop drop, CatalogRefusal refusal) {
        if (refusal.kind() == CatalogRefusal.Kind.ABSENT) {
            came(drop, new Outcome.AlreadyInPlace());
        } else {
            results.put(
                    drop.address(),
                    Dropped.failed(
                            drop,
                            new OutcomeUnknownException(
                                    "glue.contended",
                                    "Table %s is being changed by somebody else: %s"
                                            .formatted(drop.address(), refusal.getMessage()),
                                    "Run it again.",
                                    refusal)));
        }
    }

    private void came(Change.Drop drop, Outcome outcome) {
        results.put(drop.address(), Dropped.of(drop, outcome));
    }

    private static Outcome changed(Change.Drop drop, Occupant found) {
        return new Outcome.Conflict("table %s is now of version %s and not what the plan rests on, version %s"
                .formatted(
                        drop.address(),
                        found.version().orElse("none"),
                        drop.version().orElse("none")));
    }
}
