package dev.lockstep.engine.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that completes commands and options in a shell.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(lockstep completion bash)",
            "  source <(lockstep completion zsh)",
            "  lockstep completion fish > ~/.config/fish/completions/lockstep.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    /** Lower case, as it is written on the command line. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        // The script for bash loads the bash completion of zsh by itself.
        terminal.out().print(shell == Shell.fish ? FishCompletion.script(root) : AutoComplete.bash("lockstep", root));
        terminal.out().flush();
        return ExitCode.DONE;
    }
}
