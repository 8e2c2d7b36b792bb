package dev.lockstep.engine.cli;

import dev.lockstep.error.RemoteException;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Does the whole job on a sample tenant in this process: discover, plan, apply, verify, and a second run without changes.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep demo", "  lockstep demo --dir ./demo"})
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--dir",
            paramLabel = "D",
            description =
                    "Where configuration, plan, report and audit go (default: a new folder). A stewardship file that was edited there stays and is used.")
    private Optional<Path> folder = Optional.empty();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path place = place();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample())) {
            Demo.Result result = new Demo(terminal, output, sandbox, place).play();
            output.print(terminal, paint -> "", result::json);
            return result.exitCode();
        }
    }

    private Path place() {
        try {
            return folder.isPresent()
                    ? Files.createDirectories(terminal.folder().resolve(folder.get()))
                    : Files.createTempDirectory("lockstep-demo-");
        } catch (IOException e) {
            throw new RemoteException(
                    "demo.unwritable", "Cannot make the folder of the demo", "Choose another one with --dir.", e);
        }
    }
}
