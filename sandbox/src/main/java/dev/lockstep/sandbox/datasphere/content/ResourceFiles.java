package dev.lockstep.sandbox.datasphere.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a folder that was packaged with a class, from its jar or its class folder. */
final class ResourceFiles {
    private ResourceFiles() {}

    static TenantFiles read(Class<?> anchor, String folder) {
        Path location = location(anchor);
        if (Files.isDirectory(location)) {
            return FolderFiles.read(location.resolve(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return FolderFiles.read(jar.getPath("/" + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + location, e);
        }
    }

    private static Path location(Class<?> anchor) {
        try {
            return Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of " + anchor.getName() + " is no file", e);
        }
    }
}
