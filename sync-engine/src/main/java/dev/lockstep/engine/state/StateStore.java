package dev.lockstep.engine.state;

import dev.lockstep.spi.DocumentCache;
import java.util.List;

/** Keeps what the target cannot carry, between runs and across crashes. Thread-safe. Every method may throw a {@link
 * dev.lockstep.error.RemoteException} that says what is wrong with the store. */
public interface StateStore extends AutoCloseable {
    /** Remembers documents; what it cannot read any more it has forgotten. */
    DocumentCache cache();

    /** Remembers what lost its source. */
    AbsenceLog absences();

    /** Keeps {@code run} in place of what is kept under its id: once when it starts, once when it ends. */
    void save(Run run);

    /** Runs of {@code sync}, the latest first, at most {@code limit}. */
    List<Run> listRuns(String sync, int limit);

    /**
     * Makes {@code owner} the only one who runs {@code sync}.
     *
     * @throws dev.lockstep.error.RemoteException with code {@code state.locked} while another run holds the lock; it is taken over once its
     *     lease is over, or at once when its process ran on this machine and is gone
     */
    RunLock lock(String sync, LockOwner owner);

    @Override
    void close();
}
