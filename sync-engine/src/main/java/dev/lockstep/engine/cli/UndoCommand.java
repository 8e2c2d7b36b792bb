package dev.lockstep.engine.cli;

import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.engine.report.RunView;
import dev.lockstep.engine.report.TextOptions;
import dev.lockstep.engine.report.UndoView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = {
            "Takes back what a run wrote: shows it as a plan, asks, and carries it out.",
            "Created tables and partitions are dropped, dropped ones created again, updates put back field by field, out"
                    + " of the audit record. What someone changed since is left alone and reported. What it drops somebody"
                    + " has to confirm, as in a sync. An undo is a run, too, and can be undone. The next sync brings the"
                    + " change again unless its cause is gone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep undo 20260131-174501-3fa9c2",
            "  lockstep undo 20260131-174501-3fa9c2 --out undo.json     and later: lockstep apply undo.json",
            "  lockstep undo 20260131-174501-3fa9c2 --yes --confirm-deletes sales --json"
        })
final class UndoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Option(names = "--out", paramLabel = "PLAN", description = "Keep the plan in a file and carry nothing out.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask whether to undo. What would be dropped still has to be confirmed.")
    private boolean yes;

    @Mixin
    private DropConsent consent = new DropConsent();

    @Parameters(paramLabel = "RUN", description = "Id of the run; `lockstep audit list` shows it.")
    private String run;

    UndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        Predicate<Plan> confirm = consent.of(found.name(), terminal);
        RecordedRun recorded = RecordedRun.read(AuditPlace.of(found), run);
        try (RunSession session = RunSession.open(found, "undo " + run, terminal, output)) {
            Undo undo = session.read(engine -> engine.undo(recorded));
            TextOptions options = output.text(terminal.paint(), found.languages());
            file.ifPresent(path -> PlanFile.write(undo.plan(), terminal.folder().resolve(path)));
            boolean isCarriedOut = file.isEmpty() && !undo.plan().isEmpty();
            if (!isCarriedOut || !output.isJson() || !yes) {
                output.print(terminal, paint -> UndoView.text(undo, options), () -> UndoView.json(undo));
            }
            return isCarriedOut && isConfirmed() ? carryOut(session, undo, confirm, options) : code(undo, isCarriedOut);
        }
    }

    private int carryOut(RunSession session, Undo undo, Predicate<Plan> confirm, TextOptions options) {
        RunReport report = session.write(
                engine -> engine.apply(undo.plan(), confirm),
                done -> output.print(terminal, paint -> "\n" + RunView.text(done, options), () -> RunView.json(done)));
        return ExitCode.of(report.verdict());
    }

    private boolean isConfirmed() {
        if (yes) {
            return true;
        }
        if (!terminal.isInteractive() || !output.tells()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing was undone: nobody can be asked here; add --yes, or --out PLAN to keep it");
        }
        return terminal.confirms("Undo this?");
    }

    /** @param declined whether there was something to carry out, and a person said no */
    private static int code(Undo undo, boolean declined) {
        if (declined) {
            return ExitCode.CHANGES_PENDING;
        }
        if (undo.plan().refusals().isEmpty()) {
            return ExitCode.DONE;
        }
        return undo.plan().isEmpty() ? ExitCode.FAILED : ExitCode.PARTIAL;
    }
}
