package dev.lockstep.engine.partitions;

import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionOutcome;
import java.util.List;

/** Is told before partitions of an object are written, and what came of it. One object at a time. */
public interface PartitionJournal {
    /** Comes back only when the intention is kept; the writes are made afterwards. */
    void intended(PartitionPlan plan);

    /**
     * Is told of each batch between {@link #intended(PartitionPlan)} and {@link #done(PartitionResult)}; comes back only when it is kept.
     *
     * @param keys partition keys of the object with their types, as {@link dev.lockstep.spi.PartitionFormat#typedKeys} says them
     * @param changes of one kind, at least one
     */
    Open intended(Address object, String keys, List<? extends PartitionChange> changes);

    void done(PartitionResult result);

    /** A batch of which the outcome is not known yet. */
    interface Open {
        /** @param outcomes one for each change of the batch, in any order */
        void done(List<PartitionOutcome> outcomes);
    }
}
