package dev.lockstep.engine.partitions;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Reversal;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what would be taken back, and tells what would not. For one object, once. */
final class UndoTally {
    private static final int SHOWN = 5;
    private static final String REMEDY = "Put it right by hand, or undo the later change first.";

    private final PartitionDigest writes = new PartitionDigest();
    private final PartitionDigest removals = new PartitionDigest();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Address object;
    private int creates;
    private int updates;
    private int removes;
    private int unchanged;
    private int refused;

    UndoTally(Address object) {
        this.object = object;
    }

    void add(List<String> values, Reversal reversal) {
        if (reversal instanceof Reversal.Create create) {
            creates++;
            writes.add("create", values, PartitionDigest.of(create.before()));
        } else if (reversal instanceof Reversal.Restore restore) {
            updates++;
            writes.add("update", values, PartitionDigest.of(restore.result()));
        } else if (reversal instanceof Reversal.Remove remove) {
            removes++;
            removals.add("remove", values, PartitionDigest.of(remove.now()));
        } else if (reversal instanceof Reversal.Refused why) {
            refuse(values, why.why());
        } else {
            unchanged++;
        }
    }

    private void refuse(List<String> values, String why) {
        refused++;
        if (refused <= SHOWN) {
            refusals.add(new Refusal("partition (%s) of %s".formatted(String.join(", ", values), object), why, REMEDY));
        }
    }

    /** Of what would not be taken back the first few, and how many more. */
    List<Refusal> refusals() {
        List<Refusal> told = new ArrayList<>(refusals);
        if (refused > SHOWN) {
            told.add(new Refusal(
                    "partitions of " + object,
                    "%,d more are not as the run left them and are left alone, too".formatted(refused - SHOWN),
                    REMEDY));
        }
        return told;
    }

    PartitionPlan plan(String run) {
        return new PartitionPlan(
                object,
                object,
                creates,
                updates,
                removes,
                unchanged,
                0,
                0,
                0,
                "",
                writes.value() + (removes == 0 ? "" : PartitionPlan.REMOVALS + removals.value()),
                Completeness.complete(),
                Optional.of(run));
    }
}
