package dev.lockstep.engine.cli;

import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.report.ConfigView;
import dev.lockstep.engine.report.Json;
import dev.lockstep.error.ConfigurationException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description =
                "Checks the configuration and names every problem with line, column and nearest key. Contacts nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep validate", "  lockstep validate -c prod.yaml --json"})
final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found;
        try {
            found = config.load(terminal);
        } catch (ConfigurationException e) {
            if (!output.isJson()) {
                throw e;
            }
            terminal.out().println(Json.print(ConfigView.invalid(e)));
            return ExitCode.CONFIGURATION;
        }
        output.print(
                terminal, paint -> ConfigView.text(config.file().toString(), found), () -> ConfigView.valid(found));
        return ExitCode.DONE;
    }
}
