package dev.lockstep.engine.partitions;

import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.Partition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ends what reads many partitions as soon as the run is to end. */
final class Stopped {
    private Stopped() {}

    /** @throws RemoteException saying why, if nothing more is to be read */
    static void check(Supplier<Optional<String>> stop) {
        stop.get().ifPresent(why -> {
            throw new RemoteException("run.stopped", why, "Run it again.");
        });
    }

    /** Hands on what comes until then. */
    static Consumer<Partition> until(Supplier<Optional<String>> stop, Consumer<Partition> sink) {
        return partition -> {
            check(stop);
            sink.accept(partition);
        };
    }
}
