package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.error.RemoteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which records a command reads: those of a configuration, or a folder that was copied for an auditor. */
final class AuditPlace {
    static final String FOLDER = "audit";

    /** @param sync of these only; absent for all */
    record Found(AuditFolder folder, Optional<String> sync) {}

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Read the records in this folder, of any sync; needs no configuration.")
    private Optional<Path> folder = Optional.empty();

    /** @throws RemoteException if the folder that was named is none */
    Found find(Terminal terminal) {
        if (folder.isPresent()) {
            Path named = terminal.folder().resolve(folder.get());
            if (!Files.isDirectory(named)) {
                throw new RemoteException(
                        "audit.no-folder",
                        "There is no folder " + folder.get(),
                        "Name the one with the .jsonl files; usually it is .lockstep/audit.");
            }
            return new Found(new AuditFolder(named), Optional.empty());
        }
        RunConfig found = config.load(terminal);
        return new Found(of(found), Optional.of(found.name()));
    }

    static AuditFolder of(RunConfig config) {
        return new AuditFolder(config.state().folder().resolve(FOLDER));
    }
}
