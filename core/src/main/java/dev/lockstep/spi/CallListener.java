package dev.lockstep.spi;

/** Is told of each remote call when it has ended. Called from several threads; must be quick and must not throw. */
@FunctionalInterface
public interface CallListener {
    void ended(RemoteCall call);

    /** Listens to nothing. */
    static CallListener none() {
        return call -> {};
    }
}
