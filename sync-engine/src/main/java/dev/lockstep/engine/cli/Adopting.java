package dev.lockstep.engine.cli;

import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.PlanPolicy;
import java.util.List;
import picocli.CommandLine.Option;

/** What a command may take over and break beyond what the configuration allows. */
final class Adopting {
    @Option(
            names = "--adopt",
            paramLabel = "GLOB",
            split = ",",
            description =
                    "Take over what is there and is not of this sync: a database (sales), a table (sales.orders), or globs of"
                            + " them. What it holds is kept. What another sync owns must be named exactly.")
    private List<String> globs = List.of();

    @Option(
            names = "--allow-breaking",
            paramLabel = "GLOB",
            split = ",",
            description = "Let breaking changes of these tables through, such as sales.orders, also of released ones.")
    private List<String> breaking = List.of();

    RunConfig in(RunConfig config) {
        PlanPolicy policy = config.policy();
        return config.with(policy.with(policy.adoption().and(globs))
                .with(policy.evolution().letting(breaking)));
    }
}
