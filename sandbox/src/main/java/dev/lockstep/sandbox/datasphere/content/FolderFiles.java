package dev.lockstep.sandbox.datasphere.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads a folder of documents in the order of their paths. Names that begin with a dot and files that are not {@code .json}
 * are left out; so is side information anywhere but directly in a space's folder.
 */
final class FolderFiles {
    private static final String EXTENSION = ".json";

    private FolderFiles() {}

    static TenantFiles read(Path folder) {
        List<String> folders = new ArrayList<>();
        List<Path> found = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                folders.add(fileName(entry));
            }
            collect(entry, found);
        }
        found.sort(null);
        List<SourceFile> files = found.stream()
                .map(file -> folder.relativize(file))
                .filter(file -> !isSideInformation(file) || file.getNameCount() == 2)
                .map(file -> load(folder, file))
                .toList();
        return new TenantFiles(folders, files);
    }

    private static void collect(Path entry, List<Path> files) {
        if (Files.isDirectory(entry)) {
            entries(entry).forEach(inner -> collect(inner, files));
        } else if (fileName(entry).toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
            files.add(entry);
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !fileName(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the folder of CSN documents " + folder, e);
        }
    }

    private static SourceFile load(Path folder, Path file) {
        String first = fileName(file.getName(0));
        String space = file.getNameCount() > 1 ? first : first.substring(0, first.length() - EXTENSION.length());
        try {
            return new SourceFile(space, fileName(file), Files.readAllBytes(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the CSN document " + file, e);
        }
    }

    private static boolean isSideInformation(Path file) {
        return fileName(file).equals(SideInformation.FILE_NAME);
    }

    private static String fileName(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
