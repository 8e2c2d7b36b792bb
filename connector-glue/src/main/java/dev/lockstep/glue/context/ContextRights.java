package dev.lockstep.glue.context;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.client.ContextPlace;
import dev.lockstep.glue.mapping.ContextSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for things that cannot be done, one for each action that a run needs: Glue refuses who may not ask before it says so. Nothing is
 * changed. Making a glossary cannot be tried like that; a run gets along without, see {@link Vocabulary}.
 */
final class ContextRights {
    private static final String NOWHERE = "lockstep-probe";

    /** Of no table: nobody makes a database of this name. */
    private static final String NO_TABLE = "lockstep_probe/lockstep_probe";

    private static final String NO_SCHEMA = "lockstep probe";

    private final ContextGateway gateway;
    private final FormTypes formTypes;

    ContextRights(ContextGateway gateway, FormTypes formTypes) {
        this.gateway = gateway;
        this.formTypes = formTypes;
    }

    /**
     * The refusals, one sentence each; none when all is allowed.
     *
     * @param tables what the ARNs of this account's tables begin with
     * @throws dev.lockstep.error.SyncException when Glue does not answer
     */
    List<String> missing(String tables) {
        List<String> refused = new ArrayList<>();
        probes(tables + NO_TABLE).forEach(probe -> tryTo(probe, refused));
        return refused;
    }

    private List<Runnable> probes(String asset) {
        ContextPlace place = ContextPlace.ofTable(asset);
        return List.of(
                () -> gateway.findTable(asset),
                () -> gateway.findColumns(asset, List.of(NOWHERE)),
                () -> gateway.attach(place, ContextSchema.TABLE.formType(), "{}"),
                () -> gateway.detach(place),
                () -> gateway.associate(place, List.of(NOWHERE)),
                () -> gateway.disassociate(place, List.of(NOWHERE)),
                () -> gateway.listTerms(NOWHERE),
                this::formTypes);
    }

    private void formTypes() {
        if (!formTypes.areComplete()) {
            gateway.putFormType(ContextSchema.TABLE.formType(), NO_SCHEMA);
        }
    }

    private static void tryTo(Runnable probe, List<String> refused) {
        try {
            probe.run();
        } catch (AccessException e) {
            refused.add(e.getMessage());
        } catch (CatalogRefusal | UnsupportedMetadataException e) {
            // it may be asked for
        }
    }
}
