package dev.lockstep.engine.cli;

import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.RunConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which configuration a command uses. */
final class ConfigFile {
    static final String USUAL_NAME = "lockstep.yaml";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = USUAL_NAME,
            description = "Configuration (default: ${DEFAULT-VALUE}).")
    private Path file;

    /** The path as the user wrote it. */
    Path file() {
        return file;
    }

    RunConfig load(Terminal terminal) {
        return ConfigurationLoader.installed().load(terminal.folder().resolve(file), terminal.environment());
    }
}
