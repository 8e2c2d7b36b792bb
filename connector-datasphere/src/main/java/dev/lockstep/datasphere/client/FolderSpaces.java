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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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

    /**
     * What lies in a space.
     *
     * @param files sorted by path
     * @param problem why some of it could not be looked at, empty if all was
     */
    record Content(List<Path> files, Optional<String> problem) {}

    FolderSpaces(FolderConfig config, Selection selected) {
        this.config = config;
        this.selected = selected;
    }

    /** Where each space lies, selected or not, by name: a folder, a file, or both. Looks at the top of the folder only. */
    SortedMap<String, List<Path>> places() throws IOException {
        SortedMap<String, List<Path>> places = new TreeMap<>();
        if (config.space().isPresent()) {
            places.put(config.space().get(), List.of(config.path()));
            return places;
        }
        for (Path entry : entries(config.path())) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry)) {
                places.computeIfAbsent(name, space -> new ArrayList<>()).add(entry);
            } else if (isDocument(entry)) {
                String space = name.substring(0, name.length() - SUFFIX.length());
                places.computeIfAbsent(space, other -> new ArrayList<>()).add(entry);
            }
        }
        return places;
    }

    boolean isSelected(String space) {
        return selected.matches(space);
    }

    /** The documents at the places of one space. */
    Content content(List<Path> places) {
        List<Path> files = new ArrayList<>();
        Set<Path> folders = new HashSet<>();
        Optional<String> problem = Optional.empty();
        for (Path place : places) {
            try {
                collect(place, files, folders);
            } catch (IOException e) {
                problem = Optional.of("%s %s".formatted(name(place), reason(e)));
            }
        }
        files.sort(null);
        return new Content(List.copyOf(files), problem);
    }

    /** The label that a space's own file gives; a file that does not give one is as if it were not there. */
    static Texts label(List<Path> places) {
        return places.stream()
                .map(place -> place.resolve(SPACE_FILE))
                .filter(Files::isRegularFile)
                .map(FolderSpaces::label)
                .findFirst()
                .orElseGet(Texts::none);
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

    /** @param folders where they really are, since a link may lead to a folder that was seen before or lies above */
    private static void collect(Path place, List<Path> files, Set<Path> folders) throws IOException {
        if (!Files.isDirectory(place)) {
            files.add(place);
            return;
        }
        if (!folders.add(place.toRealPath())) {
            return;
        }
        for (Path entry : entries(place)) {
            if (Files.isDirectory(entry) || isDocument(entry)) {
                collect(entry, files, folders);
            }
        }
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

    private static Texts label(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return JsonTrees.read(in) instanceof Tree.Node node
                    ? node.findText("label")
                            .filter(text -> !text.isEmpty())
                            .map(Texts::of)
                            .orElseGet(Texts::none)
                    : Texts.none();
        } catch (MalformedDocumentException | IOException e) {
            return Texts.none();
        }
    }
}
