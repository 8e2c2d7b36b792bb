package dev.lockstep.engine.metrics;

import dev.lockstep.spi.RemoteCall;

/** Watches the remote calls of a run. Called from several threads; must be quick and must not throw. */
@FunctionalInterface
public interface CallObserver {
    /** Which side of the sync a system is on. */
    enum Side {
        SOURCE,
        TARGET
    }

    /** @param connector type of the connector, such as {@code glue} */
    void ended(Side side, String connector, RemoteCall call);

    /** Watches nothing. */
    static CallObserver none() {
        return (side, connector, call) -> {};
    }
}
