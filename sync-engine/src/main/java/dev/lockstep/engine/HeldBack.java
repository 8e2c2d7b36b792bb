package dev.lockstep.engine;

import static java.util.stream.Collectors.partitioningBy;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.spi.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Carries out a plan without its drops.
 *
 * @param code of each that is held back; @param detail why; @param remedy what to do
 */
record HeldBack(String code, String detail, String remedy) {
    /** Why the drops of {@code plan} must wait; empty when they need not. A kept plan may be older than the policy. */
    static Optional<HeldBack> of(Plan plan, Deletes policy, Predicate<Plan> confirm) {
        if (policy != Deletes.DROP && plan.changes().stream().anyMatch(HeldBack::isOfGone)) {
            return Optional.of(new HeldBack(
                    "apply.deletes-off",
                    "`policy.deletes` no longer says that objects are dropped",
                    "Set it to `drop`, or plan again."));
        }
        return !plan.needsConfirmation() || confirm.test(plan)
                ? Optional.empty()
                : Optional.of(new HeldBack(
                        "apply.unconfirmed",
                        "nobody confirmed that it may be dropped",
                        "Run it with `--confirm-deletes %s`.".formatted(plan.sync())));
    }

    /** @param write carries out the rest */
    List<ChangeResult> apply(Plan plan, Function<List<PlannedChange>, List<ChangeResult>> write) {
        Map<Boolean, List<PlannedChange>> byKind = plan.changes().stream().collect(partitioningBy(HeldBack::isDrop));
        List<ChangeResult> results = new ArrayList<>(write.apply(byKind.get(false)));
        byKind.get(true)
                .forEach(drop -> results.add(
                        new ChangeResult(drop, Status.NOT_ATTEMPTED, code, detail, remedy, Optional.empty())));
        return List.copyOf(results);
    }

    private static boolean isDrop(PlannedChange planned) {
        return planned.change() instanceof Change.Drop;
    }

    private static boolean isOfGone(PlannedChange planned) {
        return isDrop(planned) && planned.reasons().stream().anyMatch(reason -> reason.cause() == Reason.Cause.GONE);
    }
}
