package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataReader.Containers;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Selection;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of CSN documents as a system that is read and never written. Thread-safe. */
public final class FolderConnector implements MetadataConnector {
    private static final Capabilities CAPABILITIES =
            new Capabilities(NameRule.verbatim(), NameRule.verbatim(), NameRule.verbatim(), 1);

    private final String system;
    private final FolderConfig folder;
    private final FolderReader reader;

    public FolderConnector(String system, Selection spaces, FolderConfig folder) {
        this.system = system;
        this.folder = folder;
        this.reader = new FolderReader(system, spaces, folder);
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<MetadataReader> reader() {
        return Optional.of(reader);
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.empty();
    }

    @Override
    public List<Check> check() {
        Containers spaces;
        try {
            spaces = reader.listContainers();
        } catch (SyncException e) {
            return List.of(Check.failed("folder", String.valueOf(e.getMessage()), e.remedy()));
        }
        if (!spaces.completeness().isComplete()) {
            var gap = spaces.completeness().gaps().get(0);
            return List.of(Check.failed("folder", gap.scope() + ": " + gap.cause(), gap.remedy()));
        }
        return List.of(Check.passed(
                "folder",
                "%s holds %d space(s)"
                        .formatted(folder.path(), spaces.containers().size())));
    }

    /** A folder is read without remote calls. */
    @Override
    public Optional<String> principal() {
        return Optional.empty();
    }

    @Override
    public List<Grant> grants(Use use) {
        return List.of();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return new TreeMap<>();
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
