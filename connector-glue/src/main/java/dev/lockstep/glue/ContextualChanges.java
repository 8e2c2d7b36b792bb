package dev.lockstep.glue;

import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.context.ContextWriter;
import dev.lockstep.glue.context.ContextWriter.Result;
import dev.lockstep.glue.mapping.BusinessContext;
import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.glue.mapping.GlueFormat;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Edits;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and updates tables together with their business context, in three steps: the table, with a record of its context that promises
 * nothing; the context; the record. The record is what says that the context is in step, so it comes last: whatever happens
 * before, the next plan finds it wrong and repeats what is left, or takes it away. A table whose record does not change is a matter of
 * {@link TableChanges} alone.
 */
final class ContextualChanges {
    private static final Logger LOG = LoggerFactory.getLogger(ContextualChanges.class);
    private static final FieldPath COLUMNS = FieldPath.of("columns");

    private final GlueGateway gateway;
    private final TableChanges tables;
    private final ContextWriter context;
    private final TableArns arns;
    private final Edits edits;

    /** @param edits what becomes of edits by others in what the business context says */
    ContextualChanges(GlueGateway gateway, TableChanges tables, ContextWriter context, TableArns arns, Edits edits) {
        this.edits = edits;
        this.gateway = gateway;
        this.tables = tables;
        this.context = context;
        this.arns = arns;
    }

    /** How far the table itself is: written or found, but for the record, with this version and in this state. */
    private record Standing(String version, Form form, Optional<String> requestId) {
        Outcome without(String missing) {
            return new Outcome.PartlyApplied(missing, TableForms.normalised(form), requestId);
        }
    }

    Outcome create(Change.Create change) {
        Form bare = ContextRecord.unsettled(change.after(), Form.empty());
        if (bare.equals(change.after())) {
            return tables.create(change);
        }
        Outcome outcome = known(() -> tables.create(new Change.Create(change.address(), bare)), change.address(), bare);
        if (outcome instanceof Outcome.Applied applied) {
            return complete(
                    change.address(),
                    new Standing(TableChanges.FIRST_VERSION, bare, applied.requestId()),
                    change.after());
        }
        return resume(change.address(), outcome, bare, change.after());
    }

    Outcome update(Change.Update change) {
        Form bare = ContextRecord.unsettled(change.after(), change.before());
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
        return resume(change.address(), outcome, bare, change.after());
    }

    /** A lost answer is looked up here: the engine would compare what is there with a record that cannot be there yet. */
    private Outcome known(Supplier<Outcome> write, Address address, Form bare) {
        try {
            return write.get();
        } catch (OutcomeUnknownException e) {
            if (lookAfter(e, address).filter(found -> isStill(found, bare)).isPresent()) {
                return new Outcome.AlreadyInPlace();
            }
            throw e;
        }
    }

    /** When nobody can look either, the outcome stays as unknown as it was. */
    private Optional<Occupant> lookAfter(OutcomeUnknownException lost, Address address) {
        try {
            return tables.find(address);
        } catch (SyncException | CatalogRefusal e) {
            lost.addSuppressed(e);
            throw lost;
        }
    }

    /** What was written is told as written, whether or not it can be looked at again. */
    private Outcome resume(Address address, Outcome outcome, Form bare, Form after) {
        try {
            return finish(address, outcome, bare, after);
        } catch (SyncException | CatalogRefusal e) {
            if (outcome instanceof Outcome.Applied applied) {
                return new Outcome.PartlyApplied(
                        "its business context, since it cannot be looked at again: " + e.getMessage(),
                        TableForms.normalised(bare),
                        applied.requestId());
            }
            throw e;
        }
    }

    private Outcome finish(Address address, Outcome outcome, Form bare, Form after) {
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
        return complete(address, new Standing(version.get(), bare, requestId), after);
    }

    private Outcome complete(Address address, Standing standing, Form after) {
        Optional<BusinessContext> wanted =
                ContextRecord.in(after).isPresent() ? BusinessContext.of(after) : Optional.empty();
        boolean overwrite = edits == Edits.OVERWRITE && !GlueFormat.isAdopted(after);
        Result result = attempt(() -> context.write(arns.of(address), after.names(COLUMNS), wanted, overwrite));
        result.remarks().forEach(LOG::warn);
        if (result.failure().isPresent()) {
            return standing.without("its business context: " + result.failure().get());
        }
        try {
            String requestId = gateway.updateTable(
                    address.container(), TableForms.toTableInput(after, address.name()), standing.version());
            return new Outcome.Applied(Optional.ofNullable(requestId), result.remarks());
        } catch (SyncException | CatalogRefusal e) {
            return standing.without("the record that its business context is in step: " + e.getMessage());
        }
    }

    private static Result attempt(Supplier<Result> write) {
        try {
            return write.get();
        } catch (SyncException | CatalogRefusal e) {
            return new Result(Optional.of(e.getMessage()), List.of());
        }
    }

    private static boolean isStill(Occupant found, Form form) {
        return TableChanges.isStill(found, form);
    }
}
