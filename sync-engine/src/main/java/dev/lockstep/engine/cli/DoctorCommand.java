package dev.lockstep.engine.cli;

import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.report.ChecksView;
import dev.lockstep.spi.Check;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tests connectivity, identity and each permission this configuration needs. Changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep doctor", "  lockstep doctor -c prod.yaml --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        try (SyncEngine engine = SyncEngine.open(found)) {
            SyncEngine.Checks checks = engine.check();
            output.print(
                    terminal,
                    paint -> ChecksView.text(checks.source(), checks.target(), output.text(paint, found.languages())),
                    () -> ChecksView.json(checks.source(), checks.target()));
            boolean isFailed = Stream.concat(checks.source().stream(), checks.target().stream())
                    .anyMatch(check -> check.status() == Check.Status.FAILED);
            return isFailed ? ExitCode.FAILED : ExitCode.DONE;
        }
    }
}
