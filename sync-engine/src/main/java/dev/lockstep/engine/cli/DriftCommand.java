package dev.lockstep.engine.cli;

import dev.lockstep.engine.AuditHistory;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.DriftReport;
import dev.lockstep.engine.plan.LeftBehind;
import dev.lockstep.engine.report.DriftView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description =
                "Says what was edited in the target since this sync last wrote, field by field with both values. Asks"
                        + " the target only; changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep drift",
            "  lockstep drift --detailed-exitcode --quiet     3 when something differs",
            "  lockstep drift --json --all"
        })
final class DriftCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Option(names = "--detailed-exitcode", description = "Exit with 3 when there is drift.")
    private boolean detailed;

    DriftCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        LeftBehind left = AuditHistory.of(AuditPlace.of(found), found.name());
        try (RunSession session = RunSession.openToLook(found, "drift", terminal, output)) {
            DriftReport report = session.read(engine -> engine.drift(left));
            output.print(
                    terminal,
                    paint -> DriftView.text(report, output.text(paint, found.languages())),
                    () -> DriftView.json(report));
            return detailed && report.hasDrift() ? ExitCode.CHANGES_PENDING : ExitCode.DONE;
        }
    }
}
