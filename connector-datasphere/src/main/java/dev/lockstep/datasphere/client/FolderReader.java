package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.client.FolderSpaces.Content;
import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.datasphere.mapping.CsnMapper;
import dev.lockstep.datasphere.mapping.CsnSpace;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Container;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads a folder of CSN documents. A document that cannot be read is a failed finding under its file name and a gap of its space; the others go
 * on. Thread-safe; the folder is looked at anew with every call.
 */
public final class FolderReader implements MetadataReader {
    /** Larger documents are refused. Exports of whole spaces stay below 25 MB. Source: SAP Datasphere, import limit. */
    static final long MAX_BYTES = 256L * 1024 * 1024;

    private static final String REMEDY = "Export the document again, or take it out of the folder.";

    private final String system;
    private final FolderConfig config;
    private final FolderSpaces spaces;
    private final long maxBytes;

    public FolderReader(String system, Selection spaces, FolderConfig config) {
        this(system, spaces, config, MAX_BYTES);
    }

    FolderReader(String system, Selection spaces, FolderConfig config, long maxBytes) {
        this.system = system;
        this.config = config;
        this.spaces = new FolderSpaces(config, spaces);
        this.maxBytes = maxBytes;
    }

    @Override
    public Containers listContainers() {
        SortedMap<String, List<Path>> places;
        try {
            places = spaces.places();
        } catch (IOException e) {
            throw FolderSpaces.unreadable(config.path(), e);
        }
        List<Container> found = places.entrySet().stream()
                .filter(space -> spaces.isSelected(space.getKey()))
                .map(space ->
                        new Container(system, space.getKey(), FolderSpaces.label(space.getValue()), Tree.Node.empty()))
                .toList();
        Completeness verdict = found.isEmpty()
                ? Completeness.incomplete(
                        "folder " + config.path(),
                        "holds no CSN document of a selected space",
                        "Put CSN documents there: one folder, or one file, per space.")
                : Completeness.complete();
        return new Containers(found, verdict);
    }

    @Override
    public Completeness read(Container container, Selection names, Consumer<Finding> sink) {
        String scope = "space " + container.name();
        SortedMap<String, List<Path>> places;
        try {
            places = spaces.places();
        } catch (IOException e) {
            return Completeness.incomplete(scope, "the folder " + FolderSpaces.reason(e), "Check the folder.");
        }
        Content content = spaces.content(places.getOrDefault(container.name(), List.of()));
        CsnSpace.Builder space = CsnSpace.builder(container.name()).spaces(places.keySet());
        SortedMap<String, String> failures = new TreeMap<>();
        for (Path file : content.files()) {
            String origin = spaces.name(file);
            readDocument(file, origin, space).ifPresent(reason -> failures.put(origin, reason));
        }
        emit(container.name(), new CsnMapper(system, space.build()), names, failures, sink);
        Completeness verdict = content.problem()
                .map(problem -> Completeness.incomplete(scope, problem, "Let the user who runs this read the folder."))
                .orElseGet(Completeness::complete);
        if (content.files().isEmpty()) {
            verdict = verdict.and(
                    Completeness.incomplete(scope, "holds no CSN document", "Put the space's CSN documents there."));
        }
        return failures.entrySet().stream()
                .map(failure -> Completeness.incomplete("file " + failure.getKey(), failure.getValue(), REMEDY))
                .reduce(verdict, Completeness::and);
    }

    /** Why the document could not be read, empty if it was. */
    private Optional<String> readDocument(Path file, String origin, CsnSpace.Builder space) {
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                return Optional.of("is too large: %d bytes, at most %d".formatted(size, maxBytes));
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                space.add(CsnDocuments.read(origin, in));
            }
            return Optional.empty();
        } catch (MalformedDocumentException e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return Optional.of(FolderSpaces.reason(e));
        }
    }

    /** Findings of the mapper and failed documents, together in the order of their names. */
    private void emit(
            String space, CsnMapper mapper, Selection names, Map<String, String> failures, Consumer<Finding> sink) {
        sink.accept(new Finding.Announced(mapper.count(names) + failures.size()));
        TreeMap<String, String> waiting = new TreeMap<>(failures);
        mapper.map(names, (name, finding) -> {
            while (!waiting.isEmpty() && waiting.firstKey().compareTo(name) < 0) {
                sink.accept(failed(space, waiting.pollFirstEntry()));
            }
            sink.accept(finding);
        });
        while (!waiting.isEmpty()) {
            sink.accept(failed(space, waiting.pollFirstEntry()));
        }
    }

    private Finding failed(String space, Map.Entry<String, String> failure) {
        return new Finding.Failed(
                new AssetId(system, space, failure.getKey()),
                "The document cannot be read: " + failure.getValue(),
                REMEDY);
    }
}
