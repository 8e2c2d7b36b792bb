package dev.lockstep.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Evidence of every write: list it, export it, verify that nobody altered it. Contacts nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep audit list --since 7d",
            "  lockstep audit export --format csv --out audit.csv",
            "  lockstep audit verify"
        })
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    private AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new AuditCommand(terminal))
                .addSubcommand(new AuditListCommand(terminal))
                .addSubcommand(new AuditExportCommand(terminal))
                .addSubcommand(new AuditVerifyCommand(terminal));
    }

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public Integer call() {
        terminal.err().print(spec.commandLine().getUsageMessage());
        return ExitCode.CONFIGURATION;
    }
}
