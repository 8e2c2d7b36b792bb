package dev.lockstep.engine.cli;

import dev.lockstep.engine.report.Json;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what stopped a command: one line of cause, one of remedy, and the exit code. */
final class Failures {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** An exception out of a command. */
    int report(Exception e, Output output) {
        SyncException known = known(e);
        if (output.isJson() && !output.hasAnswered()) {
            terminal.out().println(Json.print(Json.error(known)));
        }
        if (known instanceof ConfigurationException configuration) {
            configuration.problems().forEach(problem -> line(problem.toString()));
        } else {
            line(known.getMessage());
        }
        if (!known.remedy().isEmpty()) {
            terminal.err().println("  → " + known.remedy());
        }
        if (output.showsCauses()) {
            e.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return known instanceof ConfigurationException ? ExitCode.CONFIGURATION : ExitCode.FAILED;
    }

    /** Arguments that do not fit. */
    int usage(ParameterException e) {
        line(e.getMessage());
        CommandLine command = e.getCommandLine();
        PrintWriter err = Terminal.writer(terminal.err());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("  → `%s --help` shows what it takes"
                .formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.CONFIGURATION;
    }

    private void line(String text) {
        Paint paint = terminal.paint();
        terminal.err().println(paint.bad("lockstep: ") + text);
    }

    private static SyncException known(Exception e) {
        if (e instanceof SyncException known) {
            return known;
        }
        if (e instanceof UncheckedIOException) {
            return new RemoteException("io.failed", e.getMessage(), "", e);
        }
        return new RemoteException(
                "internal.defect",
                "A defect of this program: " + e,
                "Run it again with --debug and report what it prints.",
                e);
    }
}
