package dev.lockstep.engine;

import static java.util.stream.Collectors.partitioningBy;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.spi.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries out a plan without its drops, which nobody confirmed. */
final class HeldBack {
    private HeldBack() {}

    /** @param write carries out the rest */
    static List<ChangeResult> after(Plan plan, Function<List<PlannedChange>, List<ChangeResult>> write) {
        Map<Boolean, List<PlannedChange>> byKind =
                plan.changes().stream().collect(partitioningBy(planned -> planned.change() instanceof Change.Drop));
        List<ChangeResult> results = new ArrayList<>(write.apply(byKind.get(false)));
        byKind.get(true).forEach(drop -> results.add(unconfirmed(drop, plan.sync())));
        return List.copyOf(results);
    }

    private static ChangeResult unconfirmed(PlannedChange drop, String sync) {
        return new ChangeResult(
                drop,
                Status.NOT_ATTEMPTED,
                "apply.unconfirmed",
                "nobody confirmed that it may be dropped",
                "Run it with `--confirm-deletes %s`.".formatted(sync),
                Optional.empty());
    }
}
