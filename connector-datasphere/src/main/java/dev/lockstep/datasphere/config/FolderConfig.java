package dev.lockstep.datasphere.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of CSN documents.
 *
 * @param path an existing folder
 * @param space the one space that every document belongs to; absent: the sub-folder's name, or the file's name without {@code .json}
 */
public record FolderConfig(Path path, Optional<String> space) implements DatasphereConfig.Source {
    public FolderConfig {
        requireNonNull(path, "path is null");
        requireNonNull(space, "space is null");
    }

    static FolderConfig from(ConfigSection section) {
        for (String key : TenantConfig.KEYS) {
            if (!key.equals("url") && section.optional(key).isPresent()) {
                section.problem(key, "belongs to a tenant; a folder (`path`) has no use for it");
            }
        }
        return new FolderConfig(folder(section), section.optional("space"));
    }

    private static Path folder(ConfigSection section) {
        section.required("path");
        Path path = section.path("path").orElse(Path.of(""));
        if (!path.toString().isEmpty() && !Files.isDirectory(path)) {
            section.problem("path", "is not a folder: %s; name an existing folder of CSN documents".formatted(path));
        }
        return path;
    }

    /** Keys of a folder alone. */
    static final List<String> KEYS = List.of("path", "space");
}
