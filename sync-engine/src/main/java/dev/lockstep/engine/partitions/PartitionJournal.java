package dev.lockstep.engine.partitions;

import dev.lockstep.engine.plan.PartitionPlan;

/** Is told before partitions of an object are written, and what came of it. One object at a time. */
public interface PartitionJournal {
    /** Comes back only when the intention is kept; the writes are made afterwards. */
    void intended(PartitionPlan plan);

    void done(PartitionResult result);
}
