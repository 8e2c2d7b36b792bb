package dev.lockstep.engine.cli;

import dev.lockstep.engine.config.ConfigTemplate;
import dev.lockstep.engine.report.Json;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a commented configuration to start from.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep init", "  lockstep init -o prod.yaml", "  lockstep init -o -   to standard output"})
final class InitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = ConfigFile.USUAL_NAME,
            description = "Where to (default: ${DEFAULT-VALUE}); - is standard output.")
    private String file;

    @Option(names = "--force", description = "Overwrite the file if it is there.")
    private boolean force;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (file.equals("-")) {
            terminal.out().print(ConfigTemplate.text());
            return ExitCode.DONE;
        }
        write(terminal.folder().resolve(file));
        output.print(
                terminal,
                paint -> "Wrote %s. Fill it in, then: lockstep validate -c %s%n".formatted(file, file),
                () -> Json.document("init").put("file", file));
        return ExitCode.DONE;
    }

    private void write(Path path) {
        OpenOption[] options = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(path, ConfigTemplate.text(), options);
        } catch (FileAlreadyExistsException e) {
            throw new RemoteException(
                    "init.exists",
                    "%s is there already".formatted(file),
                    "Choose another name with -o, or add --force.",
                    e);
        } catch (IOException e) {
            throw new RemoteException(
                    "init.unwritable", "Cannot write " + file, "Check its folder and permissions.", e);
        }
    }
}
