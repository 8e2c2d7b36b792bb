package dev.lockstep.engine.state;

/** The right to run a sync, for the length of a lease. Thread-safe. */
public interface RunLock extends AutoCloseable {
    /** Starts the lease anew. @return false if the lock was taken over meanwhile: the run must not write any more */
    boolean renew();

    /** Gives the lock back, if it is still held. */
    @Override
    void close();
}
