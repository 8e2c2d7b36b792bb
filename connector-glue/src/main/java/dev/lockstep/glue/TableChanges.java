package dev.lockstep.glue;

import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.mapping.Limits;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.util.Optional;

/** Creates and updates tables. A create is one call, so is an update but a table's first; only a refusal is read back. */
final class TableChanges {
    /** What every table begins with, one that replaces another included. Source: Glue API, UpdateTable.VersionId. */
    static final String FIRST_VERSION = "0";

    private final GlueGateway gateway;

    TableChanges(GlueGateway gateway) {
        this.gateway = gateway;
    }

    Outcome create(Change.Create change) {
        Address address = change.address();
        Limits.check(change.after(), address.name(), "table " + address);
        try {
            return applied(
                    gateway.createTable(address.container(), TableForms.toTableInput(change.after(), address.name())));
        } catch (CatalogRefusal e) {
            return switch (e.kind()) {
                case ABSENT -> new Outcome.Conflict("there is no database %s".formatted(address.container()));
                case PRESENT -> resolved(address, find(address), change.after());
                case CHANGED -> contended(address, Optional.empty(), change.after(), e);
            };
        }
    }

    /**
     * The version alone protects a table that was updated before. A table that was deleted and made anew has its first version again, so a
     * plan that rests on the first version reads the table once more and compares what it holds.
     */
    Outcome update(Change.Update change) {
        Address address = change.address();
        Limits.check(change.after(), change.before(), address.name(), "table " + address);
        Optional<String> version = change.version();
        if (version.filter(planned -> !planned.equals(FIRST_VERSION)).isEmpty()) {
            Optional<Occupant> found = find(address);
            if (found.isEmpty() || !isStill(found.get(), change.before())) {
                return resolved(address, found, change.after());
            }
            version = version.or(found.get()::version);
        }
        if (version.isEmpty()) {
            return new Outcome.Conflict("table %s has no version, so it cannot be updated safely".formatted(address));
        }
        return update(change, version.get());
    }

    private Outcome update(Change.Update change, String version) {
        Address address = change.address();
        Form after = change.after();
        try {
            return applied(
                    gateway.updateTable(address.container(), TableForms.toTableInput(after, address.name()), version));
        } catch (CatalogRefusal e) {
            return e.kind() == CatalogRefusal.Kind.ABSENT
                    ? new Outcome.Conflict("table %s is gone".formatted(address))
                    : contended(address, Optional.of(change.before()), after, e);
        }
    }

    /**
     * Somebody else writes the table at the same time. What was asked for may be there already, by our own lost attempt or by somebody else. If
     * there is still what was planned on, the write is left to be made again.
     */
    private Outcome contended(Address address, Optional<Form> before, Form after, CatalogRefusal refusal) {
        Optional<Occupant> found = find(address);
        if (found.map(Occupant::form).equals(before.map(TableForms::normalised))) {
            throw new OutcomeUnknownException(
                    "glue.contended",
                    "Somebody else was writing table %s at the same time: %s".formatted(address, refusal.getMessage()),
                    "Run it again.",
                    refusal);
        }
        return resolved(address, found, after);
    }

    private static Outcome resolved(Address address, Optional<Occupant> found, Form after) {
        if (found.isEmpty()) {
            return new Outcome.Conflict("table %s is gone".formatted(address));
        }
        if (isStill(found.get(), after)) {
            return new Outcome.AlreadyInPlace();
        }
        String owner = found.get().mark().map(mark -> "of sync " + mark.sync()).orElse("of somebody else");
        return new Outcome.Conflict("table %s is there as version %s, %s, and is not what the plan rests on"
                .formatted(address, found.get().version().orElse("none"), owner));
    }

    Optional<Occupant> find(Address address) {
        return gateway.findTable(address).map(table -> Occupants.of(address.container(), table));
    }

    static boolean isStill(Occupant found, Form form) {
        return found.readOnly().isEmpty() && found.form().equals(TableForms.normalised(form));
    }

    private static Outcome applied(String requestId) {
        return new Outcome.Applied(Optional.ofNullable(requestId));
    }
}
