package dev.lockstep.it;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import java.util.List;

/** Tells another journal everything; to be overridden where something happens beside. */
class JournalBeside implements WriteJournal {
    private final WriteJournal journal;

    JournalBeside(WriteJournal journal) {
        this.journal = journal;
    }

    @Override
    public void intended(PlannedChange change) {
        journal.intended(change);
    }

    @Override
    public void done(ChangeResult result) {
        journal.done(result);
    }

    @Override
    public void intended(PartitionPlan plan) {
        journal.intended(plan);
    }

    @Override
    public Open intended(Address object, String keys, List<? extends PartitionChange> changes) {
        return journal.intended(object, keys, changes);
    }

    @Override
    public void done(PartitionResult result) {
        journal.done(result);
    }
}
