package dev.lockstep.engine.verify;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.ScopeVerdict;
import java.util.List;
import java.util.Set;

/** Compares what a run says it did with a plan made after it. Pure: a change that is still planned was not made. */
public final class Verifier {
    private Verifier() {}

    /** @param after plan made from the same desired state and a listing taken after the run */
    public static Verification verify(List<ChangeResult> results, Plan after) {
        Set<String> claimed = results.stream()
                .filter(ChangeResult::succeeded)
                .map(result -> result.planned().subject())
                .collect(toSet());
        List<String> mismatches = after.changes().stream()
                .filter(planned -> claimed.contains(planned.subject()))
                .map(Verifier::describe)
                .toList();
        int unchanged =
                after.scopes().stream().mapToInt(ScopeVerdict::unchanged).sum();
        return new Verification(unchanged, mismatches);
    }

    private static String describe(PlannedChange planned) {
        return "%s: %s".formatted(planned.subject(), planned.reasons().get(0));
    }
}
