package dev.lockstep.engine.cli;

import dev.lockstep.engine.Forecast;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.report.ForecastView;
import dev.lockstep.engine.report.PlanView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says what would change and why. Writes nothing to the target.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep plan",
            "  lockstep plan --out plan.json     and later: lockstep apply plan.json",
            "  lockstep plan --detailed-exitcode --quiet     3 when changes are pending"
        })
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Mixin
    private Adopting adopting = new Adopting();

    @Option(
            names = "--out",
            paramLabel = "PLAN",
            description = "Keep the plan in a file, to be applied exactly as it is.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--detailed-exitcode", description = "Exit with 3 when changes are pending.")
    private boolean detailed;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = adopting.in(config.load(terminal));
        try (RunSession session = open(found)) {
            Plan plan = session.read(SyncEngine::plan);
            Forecast forecast = session.read(engine -> engine.forecast(plan));
            file.ifPresent(path -> PlanFile.write(plan, terminal.folder().resolve(path)));
            output.print(
                    terminal,
                    paint -> PlanView.text(plan, forecast, output.text(paint, found.languages())),
                    () -> PlanView.json(plan).set("forecast", ForecastView.json(forecast)));
            return code(plan);
        }
    }

    /** A plan that is kept is a look that counts for `policy.deletes-after`. */
    private RunSession open(RunConfig found) {
        return file.isPresent()
                ? RunSession.openToPlan(found, "plan", terminal, output)
                : RunSession.openToLook(found, "plan", terminal, output);
    }

    private int code(Plan plan) {
        if (!plan.overall().isComplete() || !plan.refusals().isEmpty()) {
            return ExitCode.PARTIAL;
        }
        return detailed && !plan.isEmpty() ? ExitCode.CHANGES_PENDING : ExitCode.DONE;
    }
}
