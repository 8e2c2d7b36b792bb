package dev.lockstep.engine.cli;

import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.report.DiscoveryView;
import dev.lockstep.spi.Selection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        description = "Says what is there: containers, numbers by kind, what was skipped, what could not be seen.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep discover",
            "  lockstep discover --space 'FIN_*'",
            "  lockstep discover --side target --json"
        })
final class DiscoverCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Option(
            names = "--side",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "source")
    private Side side;

    @Option(
            names = "--space",
            paramLabel = "GLOB",
            description = "Only spaces (databases) whose name matches; may be given again.")
    private List<String> spaces = List.of();

    DiscoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        try (RunSession session = RunSession.openToLook(found, "discover", terminal, output)) {
            Snapshot snapshot = session.read(engine -> side.discover(engine, Selection.of(spaces), Selection.all()));
            output.print(
                    terminal,
                    paint -> DiscoveryView.text(snapshot, output.text(paint, found.languages())),
                    () -> DiscoveryView.json(snapshot));
            return code(snapshot);
        }
    }

    private static int code(Snapshot snapshot) {
        boolean isWhole = snapshot.overall().isComplete()
                && snapshot.scopes().stream().allMatch(scope -> scope.failed().isEmpty());
        if (isWhole) {
            return ExitCode.DONE;
        }
        return snapshot.assets().findAny().isPresent() ? ExitCode.PARTIAL : ExitCode.FAILED;
    }
}
