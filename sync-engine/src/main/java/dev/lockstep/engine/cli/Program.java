package dev.lockstep.engine.cli;

import dev.lockstep.engine.report.Paint;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** All commands, tied to a terminal. */
final class Program {
    private Program() {}

    /** @return the exit code */
    static int run(Terminal terminal, String... args) {
        return commandLine(terminal).execute(args);
    }

    static CommandLine commandLine(Terminal terminal) {
        CommandLine root = new CommandLine(new LockstepCommand(terminal));
        Failures failures = new Failures(terminal);
        root.addSubcommand(new DemoCommand(terminal));
        root.addSubcommand(new SandboxCommand(terminal));
        root.addSubcommand(new InitCommand(terminal));
        root.addSubcommand(new ValidateCommand(terminal));
        root.addSubcommand(new DoctorCommand(terminal));
        root.addSubcommand(new PolicyCommand(terminal));
        root.addSubcommand(new DiscoverCommand(terminal));
        root.addSubcommand(new ShowCommand(terminal));
        root.addSubcommand(new ExplainCommand(terminal));
        root.addSubcommand(new PlanCommand(terminal));
        root.addSubcommand(new ApplyCommand(terminal));
        root.addSubcommand(new SyncCommand(terminal));
        root.addSubcommand(new DriftCommand(terminal));
        root.addSubcommand(new UndoCommand(terminal));
        root.addSubcommand(AuditCommand.withSubcommands(terminal));
        root.addSubcommand(new CompletionCommand(terminal));
        root.setOut(Terminal.writer(terminal.out()));
        root.setErr(Terminal.writer(terminal.err()));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.paint() == Paint.ANSI ? Ansi.ON : Ansi.OFF));
        root.setUsageHelpWidth(100);
        root.setParameterExceptionHandler((e, args) -> failures.usage(e));
        root.setExecutionExceptionHandler((e, command, parsed) -> failures.report(e, output(command)));
        return root;
    }

    /** The answer options of a command, or the usual ones when it has none. */
    private static Output output(CommandLine command) {
        Object output = command.getCommandSpec().mixins().containsKey("output")
                ? command.getCommandSpec().mixins().get("output").userObject()
                : new Output();
        return (Output) output;
    }
}
