package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How the target becomes what it was before a run.
 *
 * @param run that is taken back
 * @param plan what to write, and as refusals what stays because someone changed it since
 * @param partly what the run wrote in part, and is still in question
 * @param stays containers that the run created and that stay: none is ever dropped, sorted
 */
public record Undo(String run, Plan plan, List<Partly> partly, List<String> stays) {
    /** @param subject object or container; @param missing what of it could not be written, and why */
    public record Partly(String subject, String missing) {
        public Partly {
            requireNonNull(subject, "subject is null");
            requireNonNull(missing, "missing is null");
        }
    }

    public Undo {
        requireNonNull(run, "run is null");
        requireNonNull(plan, "plan is null");
        partly = List.copyOf(partly);
        stays = stays.stream().sorted().toList();
    }

    /** The same with another plan. */
    public Undo with(Plan other) {
        return new Undo(run, other, partly, stays);
    }
}
