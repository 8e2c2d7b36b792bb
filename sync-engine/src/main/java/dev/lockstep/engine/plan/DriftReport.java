package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is no longer as the sync left it.
 *
 * @param sync whose objects were looked at; @param target alias of the target
 * @param divergences sorted
 * @param objects number of objects of ours that were looked at
 * @param remembered number of objects that there is evidence of; of others, nobody would know that they vanished
 */
public record DriftReport(String sync, String target, List<Divergence> divergences, int objects, int remembered) {
    public DriftReport {
        requireNonNull(sync, "sync is null");
        requireNonNull(target, "target is null");
        divergences = divergences.stream().sorted().toList();
    }

    public boolean hasDrift() {
        return divergences.stream().anyMatch(Divergence::isDrift);
    }
}
