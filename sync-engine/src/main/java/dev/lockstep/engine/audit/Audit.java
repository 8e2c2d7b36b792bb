package dev.lockstep.engine.audit;

import dev.lockstep.model.Tree;

/** Takes the evidence of one run. Thread-safe. */
public interface Audit extends AutoCloseable {
    /**
     * Comes back when the record is on the disk; only then the write may be made.
     *
     * @param change kind, address, source id, reasons, expected version
     * @return number of the record
     * @throws dev.lockstep.error.RemoteException if it cannot be kept; then nothing may be written
     */
    long intended(Tree.Node change);

    /** @param intended number of the record that said so; @param outcome status, request id, error */
    void done(long intended, Tree.Node outcome);

    /** Ends the record, so that lines that are cut off at the end are noticed. */
    @Override
    void close();

    /** Keeps nothing. */
    static Audit none() {
        return new Audit() {
            @Override
            public long intended(Tree.Node change) {
                return 0;
            }

            @Override
            public void done(long intended, Tree.Node outcome) {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing was kept
            }
        };
    }
}
