package dev.lockstep.glue;

import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.context.ContextWriter;
import dev.lockstep.glue.mapping.BusinessContext;
import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates and updates tables together with their business context, in three steps: the table, but for the record of its context; the context;
 * the record. The record is what says that the context is in step, so it comes last: whatever happens before, the next plan finds it missing
 * and repeats what is left. A table whose record does not change is a matter of {@link TableChanges} alone.
 */
final class ContextualChanges {
    private static final FieldPath COLUMNS = FieldPath.of("columns");

    private final GlueGateway gateway;
    private final TableChanges tables;
    private final ContextWriter context;
    private final TableArns arns;

    ContextualChanges(GlueGateway gateway, TableChanges tables, ContextWriter context, TableArns arns) {
        this.gateway = gateway;
        this.tables = tables;
        this.context = context;
        this.arns = arns;
    }

    /** How far the table itself is: written or found, but for the record, with this version. */
    private record Standing(String version, boolean isNew, Optional<String> requestId) {}

    Outcome create(Change.Create change) {
        Form bare = ContextRecord.withRecordOf(change.after(), Form.empty());
        if (bare.equals(change.after())) {
            return tables.create(change);
        }
        Outcome outcome = known(() -> tables.create(new Change.Create(change.address(), bare)), change.address(), bare);
        if (outcome instanceof Outcome.Applied applied) {
            var standing = new Standing(TableChanges.FIRST_VERSION, true, applied.requestId());
            return complete(change.address(), standing, Form.empty(), change.after());
        }
        return resume(change.address(), outcome, Form.empty(), bare, change.after());
    }

    Outcome update(Change.Update change) {
        Form bare = ContextRecord.withRecordOf(change.after(), change.before());
        if (bare.equals(change.after())) {
            return tables.update(change);
        }
        Outcome outcome = bare.equals(change.before())
                ? new Outcome.AlreadyInPlace()
                : known(
                        () -> tables.update(
                                new Change.Update(change.address(), change.version(), change.before(), bare)),
                        change.address(),
                        bare);
        return resume(change.address(), outcome, change.before(), bare, change.after());
    }

    /** A lost answer is looked up here: the engine would compare what is there with a record that cannot be there yet. */
    private Outcome known(Supplier<Outcome> write, Address address, Form bare) {
        try {
            return write.get();
        } catch (OutcomeUnknownException e) {
            if (tables.find(address).filter(found -> isStill(found, bare)).isPresent()) {
                return new Outcome.AlreadyInPlace();
            }
            throw e;
        }
    }

    private Outcome resume(Address address, Outcome outcome, Form before, Form bare, Form after) {
        Optional<Occupant> found = tables.find(address);
        if (found.filter(now -> isStill(now, after)).isPresent()) {
            return new Outcome.AlreadyInPlace();
        }
        if (outcome instanceof Outcome.Conflict) {
            return outcome;
        }
        Optional<String> version = found.filter(now -> isStill(now, bare)).flatMap(Occupant::version);
        if (version.isEmpty()) {
            return new Outcome.Conflict("table %s is not what the plan rests on".formatted(address));
        }
        Optional<String> requestId =
                outcome instanceof Outcome.Applied applied ? applied.requestId() : Optional.empty();
        return complete(address, new Standing(version.get(), false, requestId), before, after);
    }

    private Outcome complete(Address address, Standing standing, Form before, Form after) {
        Optional<BusinessContext> wanted =
                ContextRecord.in(after).isPresent() ? BusinessContext.of(after) : Optional.empty();
        Optional<String> failure = attempt(() -> context.write(
                arns.of(address), after.names(COLUMNS), standing.isNew(), ContextRecord.lastWritten(before), wanted));
        if (failure.isPresent()) {
            return new Outcome.PartlyApplied("its business context: " + failure.get(), standing.requestId());
        }
        try {
            String requestId = gateway.updateTable(
                    address.container(), TableForms.toTableInput(after, address.name()), standing.version());
            return new Outcome.Applied(Optional.ofNullable(requestId));
        } catch (SyncException | CatalogRefusal e) {
            return new Outcome.PartlyApplied(
                    "the record that its business context is in step: " + e.getMessage(), standing.requestId());
        }
    }

    private static Optional<String> attempt(Supplier<Optional<String>> write) {
        try {
            return write.get();
        } catch (SyncException | CatalogRefusal e) {
            return Optional.of(e.getMessage());
        }
    }

    private static boolean isStill(Occupant found, Form form) {
        return TableChanges.isStill(found, form);
    }
}
