package dev.lockstep.engine.apply;

import dev.lockstep.engine.partitions.PartitionJournal;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import java.util.List;

/** Is told of each write before and after. Called from several threads. */
public interface WriteJournal extends PartitionJournal {
    /** Comes back only when the intention is kept; the write is made afterwards. */
    void intended(PlannedChange change);

    void done(ChangeResult result);

    @Override
    default void intended(PartitionPlan plan) {
        // whoever keeps objects only
    }

    @Override
    default Open intended(Address object, String keys, List<? extends PartitionChange> changes) {
        return outcomes -> {
            // whoever keeps objects only
        };
    }

    @Override
    default void done(PartitionResult result) {
        // whoever keeps objects only
    }

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
