package dev.lockstep.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "lockstep",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps SAP Datasphere and the AWS Glue Data Catalog in step.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:the configuration or the arguments are wrong",
            "3:changes are pending, or there is drift (--detailed-exitcode)",
            "4:partly done: something is missing, and the report says what",
            "130, 143:interrupted with Ctrl-C, ended with SIGTERM"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep demo                 the whole job on sample data, in this process",
            "  lockstep init                 write a commented lockstep.yaml",
            "  lockstep plan                 what would change, and why",
            "  lockstep sync                 plan and carry it out"
        })
final class LockstepCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    LockstepCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public Integer call() {
        terminal.err().print(spec.commandLine().getUsageMessage());
        return ExitCode.CONFIGURATION;
    }
}
