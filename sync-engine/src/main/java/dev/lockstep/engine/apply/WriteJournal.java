package dev.lockstep.engine.apply;

import dev.lockstep.engine.plan.PlannedChange;

/** Is told of each write before and after. Called from several threads. */
public interface WriteJournal {
    /** Comes back only when the intention is kept; the write is made afterwards. */
    void intended(PlannedChange change);

    void done(ChangeResult result);

    /** Keeps nothing. */
    static WriteJournal none() {
        return new WriteJournal() {
            @Override
            public void intended(PlannedChange change) {
                // nothing is kept
            }

            @Override
            public void done(ChangeResult result) {
                // nothing is kept
            }
        };
    }
}
