package dev.lockstep.engine.cli;

import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.Selection;
import java.util.List;

/** One of the two systems of a sync. Lower case, as it is written on the command line. */
enum Side {
    source {
        @Override
        Snapshot discover(SyncEngine engine, Selection containers, Selection names) {
            return engine.discoverSource(containers, names);
        }

        @Override
        List<Grant> grants(SyncEngine engine, boolean writes) {
            return engine.sourceGrants();
        }
    },
    target {
        @Override
        Snapshot discover(SyncEngine engine, Selection containers, Selection names) {
            return engine.discoverTarget(containers, names);
        }

        @Override
        List<Grant> grants(SyncEngine engine, boolean writes) {
            return engine.targetGrants(writes);
        }
    };

    abstract Snapshot discover(SyncEngine engine, Selection containers, Selection names);

    /** @param writes whether the rights are for more than planning; the source is never written */
    abstract List<Grant> grants(SyncEngine engine, boolean writes);
}
