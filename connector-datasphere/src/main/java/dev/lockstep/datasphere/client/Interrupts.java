package dev.lockstep.datasphere.client;

import dev.lockstep.error.RemoteException;

/** Turns an interrupt into the end of the reading. */
final class Interrupts {
    private Interrupts() {}

    /** Something that waits. */
    @FunctionalInterface
    interface Waiting<T> {
        T run() throws InterruptedException;
    }

    /** @throws RemoteException when interrupted; the thread's flag is set again */
    static <T> T stopping(Waiting<T> task) {
        try {
            return task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteException("datasphere.interrupted", "Reading from Datasphere was interrupted", "", e);
        }
    }
}
