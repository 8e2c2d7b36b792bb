package dev.lockstep.engine.cli;

import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.spi.Selection;

/** One of the two systems of a sync. Lower case, as it is written on the command line. */
enum Side {
    source {
        @Override
        Snapshot discover(SyncEngine engine, Selection containers, Selection names) {
            return engine.discoverSource(containers, names);
        }
    },
    target {
        @Override
        Snapshot discover(SyncEngine engine, Selection containers, Selection names) {
            return engine.discoverTarget(containers, names);
        }
    };

    abstract Snapshot discover(SyncEngine engine, Selection containers, Selection names);
}
