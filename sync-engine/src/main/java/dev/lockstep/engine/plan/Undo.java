package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How the target becomes what it was before a run.
 *
 * @param run that is taken back
 * @param plan what to write, and as refusals what stays because someone changed it since
 * @param stays containers that the run created and that stay: none is ever dropped, sorted
 */
public record Undo(String run, Plan plan, List<String> stays) {
    public Undo {
        requireNonNull(run, "run is null");
        requireNonNull(plan, "plan is null");
        stays = stays.stream().sorted().toList();
    }
}
