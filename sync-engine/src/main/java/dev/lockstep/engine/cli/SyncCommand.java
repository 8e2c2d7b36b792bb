package dev.lockstep.engine.cli;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.report.PlanView;
import dev.lockstep.engine.report.RunView;
import dev.lockstep.engine.report.TextOptions;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Plans, carries the plan out, and reads back what was written.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep sync", "  lockstep sync -c prod.yaml --json > report.json"})
final class SyncCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Mixin
    private Adopting adopting = new Adopting();

    @Mixin
    private DropConsent consent = new DropConsent();

    SyncCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = adopting.in(config.load(terminal));
        Predicate<Plan> confirm = consent.of(found.name(), terminal);
        try (RunSession session = RunSession.open(found, "sync", terminal, output)) {
            RunReport report = session.write(
                    engine -> engine.sync(confirm),
                    done -> output.print(
                            terminal,
                            paint -> {
                                TextOptions options = output.text(paint, found.languages());
                                return PlanView.text(done.plan(), done.forecast(), options) + "\n"
                                        + RunView.text(done, options);
                            },
                            () -> RunView.json(done)));
            return ExitCode.of(report.verdict());
        }
    }
}
