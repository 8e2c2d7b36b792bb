package dev.lockstep.glue.client;

/** Credentials that can be had anew. Thread-safe. */
public interface Renewal {
    /** Credentials that are what they are. */
    Renewal NONE = new Renewal() {
        @Override
        public long generation() {
            return 0;
        }

        @Override
        public boolean renew(long refused) {
            return false;
        }
    };

    /** Grows with each renewal. */
    long generation();

    /**
     * Says that the service takes the credentials for expired.
     *
     * @param refused the generation that was refused; of many callers that are refused at once, one renews
     * @return whether others are there or can be had
     */
    boolean renew(long refused);
}
