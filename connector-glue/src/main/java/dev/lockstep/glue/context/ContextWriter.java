package dev.lockstep.glue.context;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.client.ContextPlace;
import dev.lockstep.glue.context.PlaceWriter.Written;
import dev.lockstep.glue.mapping.BusinessContext;
import dev.lockstep.glue.mapping.BusinessContext.Said;
import dev.lockstep.glue.mapping.ContextSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Brings the business context of tables about. Once it is refused as a whole, it is not tried again in this run. Thread-safe. */
public final class ContextWriter {
    private final ContextGateway gateway;
    private final ContextAccess access;
    private final PlaceWriter places;
    private final AtomicReference<Optional<String>> refused = new AtomicReference<>(Optional.empty());

    /**
     * What came of it.
     *
     * @param failure why it could not be done, or not wholly; empty when it was
     * @param remarks what is otherwise than wanted, and rightly so: edits by others that stay, terms that have no room
     */
    public record Result(Optional<String> failure, List<String> remarks) {
        public Result {
            remarks = List.copyOf(remarks);
        }

        /** Of all places: the rest is brought in step, whatever stands in the way at one. */
        static Result of(List<Written> places) {
            List<String> missing =
                    places.stream().flatMap(place -> place.missing().stream()).toList();
            return new Result(
                    missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing)),
                    places.stream().flatMap(place -> place.remarks().stream()).toList());
        }

        static Result done(List<String> remarks) {
            return new Result(Optional.empty(), remarks);
        }

        static Result failed(String reason) {
            return new Result(Optional.of(reason), List.of());
        }
    }

    public ContextWriter(ContextGateway gateway, ContextAccess access) {
        this.gateway = gateway;
        this.access = access;
        this.places = new PlaceWriter(gateway, access.formTypes(), new Vocabulary(gateway, access));
    }

    /**
     * Brings what is attached to the table in step, or takes ours away. Idempotent: what stands there already is not written. What stands there
     * is read even for a table that is new: its name may have had another one before.
     *
     * @param asset ARN of the table
     * @param columns all its columns
     * @param wanted what shall stand there; absent for nothing
     * @param overwrite whether edits by others of what we wrote give way
     */
    public Result write(String asset, List<String> columns, Optional<BusinessContext> wanted, boolean overwrite) {
        Optional<String> hindrance = refused.get().or(() -> wanted.isEmpty() ? Optional.empty() : access.hindrance());
        if (hindrance.isPresent()) {
            return Result.failed(hindrance.get());
        }
        try {
            return Result.of(bring(asset, columns, wanted, overwrite));
        } catch (AccessException e) {
            return refuse(e.getMessage());
        } catch (RemoteException e) {
            boolean unknown = e.code().equals("glue.not-glue");
            if (unknown && wanted.isEmpty()) {
                return Result.done(List.of()); // where there is no business context, nothing is left of ours
            }
            return unknown ? refuse(e.getMessage()) : Result.failed(e.getMessage());
        } catch (SyncException | CatalogRefusal e) {
            return Result.failed(e.getMessage());
        }
    }

    private List<Written> bring(
            String asset, List<String> columns, Optional<BusinessContext> wanted, boolean overwrite) {
        Optional<Attached> onTable = gateway.findTable(asset);
        if (onTable.isEmpty() && wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Attached> onColumns = onTable.isEmpty() ? Map.of() : gateway.findColumns(asset, columns);
        if (wanted.isPresent()) {
            requireKnown(asset, onTable, onColumns, wanted.get());
            access.formTypes().prepare();
        }
        ContextPlace table = ContextPlace.ofTable(asset);
        List<Written> written = new ArrayList<>();
        written.add(places.write(
                table,
                ContextSchema.TABLE,
                onTable.orElseThrow(),
                wanted.map(BusinessContext::table).orElseGet(Said::nothing),
                overwrite));
        for (String column : columns) {
            written.add(places.write(
                    table.column(column),
                    ContextSchema.COLUMN,
                    onColumns.getOrDefault(column, Attached.nothing()),
                    wanted.map(all -> said(all, column)).orElseGet(Said::nothing),
                    overwrite));
        }
        return written;
    }

    /** What Glue does not know yet may still turn out to have something of others attached. */
    private static void requireKnown(
            String asset, Optional<Attached> onTable, Map<String, Attached> onColumns, BusinessContext wanted) {
        boolean known = onTable.isPresent()
                && onColumns.keySet().containsAll(wanted.columns().keySet());
        if (!known) {
            throw new RemoteException(
                    "glue.no-asset",
                    "%s is not known to Glue's business context, or not with all its columns".formatted(asset),
                    "Run it again later.");
        }
    }

    private static Said said(BusinessContext context, String column) {
        return context.columns().getOrDefault(column, Said.nothing());
    }

    private Result refuse(String reason) {
        refused.compareAndSet(Optional.empty(), Optional.of(reason));
        return Result.failed(reason);
    }
}
