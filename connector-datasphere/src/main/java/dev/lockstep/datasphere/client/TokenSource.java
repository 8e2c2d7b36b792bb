package dev.lockstep.datasphere.client;

/** Gives access tokens. Thread-safe; concurrent callers share one request. */
interface TokenSource {
    /**
     * A token that is good for a while.
     *
     * @throws dev.lockstep.error.AccessException the client is refused; the remedy says what to do
     * @throws dev.lockstep.error.RemoteException the token service does not answer
     */
    Token current() throws InterruptedException;

    /** A token other than {@code rejected}, which the tenant did not accept. Throws as {@link #current()}. */
    Token renew(Token rejected) throws InterruptedException;
}
