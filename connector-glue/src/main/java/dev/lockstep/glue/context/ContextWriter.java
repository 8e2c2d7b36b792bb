package dev.lockstep.glue.context;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.client.ContextPlace;
import dev.lockstep.glue.mapping.BusinessContext;
import dev.lockstep.glue.mapping.BusinessContext.Said;
import dev.lockstep.glue.mapping.ContextSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Brings the business context of tables about. Once it is refused as a whole, it is not tried again in this run. Thread-safe. */
public final class ContextWriter {
    private final ContextGateway gateway;
    private final FormTypes formTypes;
    private final PlaceWriter places;
    private final AtomicReference<Optional<String>> refused = new AtomicReference<>(Optional.empty());

    public ContextWriter(ContextGateway gateway, ContextAccess access) {
        this.gateway = gateway;
        this.formTypes = new FormTypes(gateway);
        this.places = new PlaceWriter(gateway, new Vocabulary(gateway, access));
    }

    /**
     * Brings what is attached to the table in step, or takes ours away. Idempotent: what stands there already is not written.
     *
     * @param asset ARN of the table
     * @param columns all its columns
     * @param isNew whether it was made just now, so that nothing can be attached yet
     * @param base what was last written, if known
     * @param wanted what shall stand there; absent for nothing
     * @return why it could not be done, or not wholly; empty when it was
     */
    public Optional<String> write(
            String asset,
            List<String> columns,
            boolean isNew,
            Optional<BusinessContext> base,
            Optional<BusinessContext> wanted) {
        if (refused.get().isPresent()) {
            return refused.get();
        }
        try {
            bring(asset, columns, isNew, base, wanted);
            return Optional.empty();
        } catch (AccessException e) {
            return refuse(e.getMessage());
        } catch (RemoteException e) {
            boolean unknown = e.code().equals("glue.not-glue");
            if (unknown && wanted.isEmpty()) {
                return Optional.empty(); // where there is no business context, nothing is left of ours
            }
            return unknown ? refuse(e.getMessage()) : Optional.of(e.getMessage());
        } catch (SyncException | CatalogRefusal e) {
            return Optional.of(e.getMessage());
        }
    }

    private void bring(
            String asset,
            List<String> columns,
            boolean isNew,
            Optional<BusinessContext> base,
            Optional<BusinessContext> wanted) {
        if (wanted.isPresent()) {
            formTypes.prepare();
        }
        ContextPlace table = ContextPlace.ofTable(asset);
        Attached onTable = isNew ? Attached.nothing() : gateway.findTable(asset).orElseGet(Attached::nothing);
        Map<String, Attached> onColumns = isNew ? Map.of() : gateway.findColumns(asset, columns);
        places.write(
                table,
                ContextSchema.TABLE,
                onTable,
                base.map(BusinessContext::table),
                wanted.map(BusinessContext::table).orElseGet(Said::nothing));
        for (String column : columns) {
            places.write(
                    table.column(column),
                    ContextSchema.COLUMN,
                    onColumns.getOrDefault(column, Attached.nothing()),
                    base.map(last -> said(last, column)),
                    wanted.map(all -> said(all, column)).orElseGet(Said::nothing));
        }
    }

    private static Said said(BusinessContext context, String column) {
        return context.columns().getOrDefault(column, Said.nothing());
    }

    private Optional<String> refuse(String reason) {
        refused.compareAndSet(Optional.empty(), Optional.of(reason));
        return Optional.of(reason);
    }
}
