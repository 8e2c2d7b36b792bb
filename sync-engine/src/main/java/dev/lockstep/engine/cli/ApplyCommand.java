package dev.lockstep.engine.cli;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.report.RunView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Carries out a kept plan exactly as it is; without one, plans first. What changed since is left alone"
                        + " and reported.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep apply plan.json", "  lockstep apply"})
final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Mixin
    private DropConsent consent = new DropConsent();

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "What `lockstep plan --out` kept.")
    private Optional<Path> file = Optional.empty();

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        Predicate<Plan> confirm = consent.of(found.name(), terminal);
        Optional<Plan> kept = file.map(path -> PlanFile.read(terminal.folder().resolve(path), found.name()));
        try (RunSession session = RunSession.open(found, "apply", terminal, output)) {
            RunReport report = session.write(
                    engine -> kept.map(plan -> engine.apply(plan, confirm)).orElseGet(() -> engine.sync(confirm)),
                    done -> output.print(
                            terminal,
                            paint -> RunView.text(done, output.text(paint, found.languages())),
                            () -> RunView.json(done)));
            return ExitCode.of(report.verdict());
        }
    }
}
