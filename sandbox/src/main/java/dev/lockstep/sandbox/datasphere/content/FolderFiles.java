package dev.lockstep.sandbox.datasphere.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads a folder of documents in the order of their names. Hidden files and files that are not {@code .json} are left out. */
final class FolderFiles {
    private static final String EXTENSION = ".json";

    private FolderFiles() {}

    static TenantFiles read(Path folder) {
        List<String> folders = new ArrayList<>();
        List<SourceFile> files = new ArrayList<>();
        for (Path entry : sorted(folder)) {
            if (Files.isDirectory(entry)) {
                folders.add(fileName(entry));
                collect(entry, fileName(entry), files);
            } else if (isDocument(entry) && !fileName(entry).equals(SideInformation.FILE_NAME)) {
                files.add(load(entry, withoutExtension(fileName(entry))));
            }
        }
        return new TenantFiles(folders, files);
    }

    private static void collect(Path folder, String space, List<SourceFile> files) {
        for (Path entry : sorted(folder)) {
            if (Files.isDirectory(entry)) {
                collect(entry, space, files);
            } else if (isDocument(entry)) {
                files.add(load(entry, space));
            }
        }
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !fileName(entry).startsWith("."))
                    .sorted((a, b) -> fileName(a).compareTo(fileName(b)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the folder of CSN documents " + folder, e);
        }
    }

    private static SourceFile load(Path file, String space) {
        try {
            return new SourceFile(space, fileName(file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the CSN document " + file, e);
        }
    }

    private static boolean isDocument(Path entry) {
        return fileName(entry).toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    private static String withoutExtension(String name) {
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private static String fileName(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
