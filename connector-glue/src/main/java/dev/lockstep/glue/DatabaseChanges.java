package dev.lockstep.glue;

import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.mapping.DatabaseForms;
import dev.lockstep.glue.mapping.Limits;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Outcome;
import java.util.Optional;

/** Creates and updates databases. Glue keeps no version of a database, so each update reads first and the last writer wins. */
final class DatabaseChanges {
    private final GlueGateway gateway;

    DatabaseChanges(GlueGateway gateway) {
        this.gateway = gateway;
    }

    Outcome create(Change.CreateContainer change) {
        Limits.check(change.after(), change.container(), "database " + change.container());
        try {
            return applied(gateway.createDatabase(DatabaseForms.toDatabaseInput(change.after(), change.container())));
        } catch (CatalogRefusal e) {
            if (e.kind() == CatalogRefusal.Kind.PRESENT && isInPlace(change.container(), change.after())) {
                return new Outcome.AlreadyInPlace();
            }
            return conflict(change.container(), e);
        }
    }

    Outcome update(Change.UpdateContainer change) {
        Limits.check(change.after(), change.before(), change.container(), "database " + change.container());
        Optional<ContainerOccupant> found = find(change.container());
        if (found.isEmpty()) {
            return new Outcome.Conflict("database %s is gone".formatted(change.container()));
        }
        if (found.get().readOnly().isPresent()) {
            return new Outcome.Conflict("database %s must not be written: %s"
                    .formatted(change.container(), found.get().readOnly().get()));
        }
        Form now = found.get().form();
        if (DatabaseForms.isWrittenAs(now, change.after())) {
            return new Outcome.AlreadyInPlace();
        }
        if (!DatabaseForms.isWrittenAs(now, change.before())) {
            return new Outcome.Conflict("database %s was changed by somebody else".formatted(change.container()));
        }
        try {
            return applied(gateway.updateDatabase(DatabaseForms.toDatabaseInput(change.after(), change.container())));
        } catch (CatalogRefusal e) {
            return conflict(change.container(), e);
        }
    }

    private boolean isInPlace(String name, Form after) {
        return find(name)
                .filter(found -> DatabaseForms.isWrittenAs(found.form(), after))
                .isPresent();
    }

    private Optional<ContainerOccupant> find(String name) {
        return gateway.findDatabase(name).map(Occupants::of);
    }

    private static Outcome applied(String requestId) {
        return new Outcome.Applied(Optional.ofNullable(requestId));
    }

    private static Outcome conflict(String name, CatalogRefusal refusal) {
        return new Outcome.Conflict(
                switch (refusal.kind()) {
                    case PRESENT -> "database %s exists already and is not what was to be created".formatted(name);
                    case ABSENT -> "database %s is gone".formatted(name);
                    case CHANGED -> "database %s is being changed by somebody else".formatted(name);
                });
    }
}
