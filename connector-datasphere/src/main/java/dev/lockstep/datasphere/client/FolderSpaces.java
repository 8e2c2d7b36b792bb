package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which files of a folder make up which space: a sub-folder is a space with all files below it, a file at the top is a space of its own,
 * unless one space is configured for everything. Only {@code *.json}; names that begin with a dot are passed over.
 */
final class FolderSpaces {
    /** Gives the label of the space it lies in: <code>{"label": "Sales"}</code>. */
    private static final String SPACE_FILE = "_space.json";

    private static final String SUFFIX = ".json";

    private final FolderConfig config;
    private final Selection selected;

    /** @param files sorted by path */
    record Folder(Texts label, List<Path> files) {}

    FolderSpaces(FolderConfig config, Selection selected) {
        this.config = config;
        this.selected = selected;
    }

    /** Selected spaces by name, sorted. */
    Map<String, Folder> list() throws IOException {
        Map<String, Folder> spaces = new TreeMap<>();
        if (config.space().isPresent()) {
            add(spaces, config.space().get(), config.path());
            return spaces;
        }
        for (Path entry : entries(config.path())) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry)) {
                add(spaces, name, entry);
            } else if (isDocument(entry)) {
                add(spaces, name.substring(0, name.length() - SUFFIX.length()), entry);
            }
        }
        return spaces;
    }

    /** The file as people see it, relative to the folder, with slashes. */
    String name(Path file) {
        return config.path()
                .relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
    }

    static SyncException unreadable(Path folder, IOException e) {
        return e instanceof AccessDeniedException
                ? new AccessException(
                        "datasphere.folder-denied",
                        "Cannot read the folder %s: access denied".formatted(folder),
                        "Let the user who runs this read the folder.",
                        e)
                : new RemoteException(
                        "datasphere.folder-unreadable",
                        "Cannot read the folder %s: %s".formatted(folder, reason(e)),
                        "Check that the folder is there.",
                        e);
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e instanceof NoSuchFileException ? "is no longer there" : "cannot be read: " + e.getMessage();
    }

    private void add(Map<String, Folder> spaces, String name, Path place) throws IOException {
        if (name.isEmpty() || !selected.matches(name)) {
            return;
        }
        Folder found = Files.isDirectory(place)
                ? new Folder(label(place.resolve(SPACE_FILE)), documents(place))
                : new Folder(Texts.none(), List.of(place));
        spaces.merge(
                name,
                found,
                (first, second) -> new Folder(
                        first.label().isEmpty() ? second.label() : first.label(),
                        Stream.concat(first.files().stream(), second.files().stream())
                                .sorted()
                                .toList()));
    }

    private static List<Path> documents(Path folder) throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                documents.addAll(documents(entry));
            } else if (isDocument(entry)) {
                documents.add(entry);
            }
        }
        documents.sort(null);
        return documents;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDocument(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(SUFFIX) && name.length() > SUFFIX.length() && !name.equals(SPACE_FILE);
    }

    /** A label is a nicety: a file that does not give it is as if it were not there. */
    private static Texts label(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Texts.none();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return JsonTrees.read(in) instanceof Tree.Node node
                    ? node.findText("label")
                            .filter(text -> !text.isEmpty())
                            .map(Texts::of)
                            .orElseGet(Texts::none)
                    : Texts.none();
        } catch (MalformedDocumentException e) {
            return Texts.none();
        }
    }
}
