package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.Secret;
import java.nio.file.Path;

/**
 * Where a run keeps what the target cannot carry.
 *
 * @param url JDBC URL of the state store; may hold a password
 * @param folder for audit and reports; exists only once something is written
 */
public record StateConfig(Secret url, Path folder) {
    public StateConfig {
        requireNonNull(url, "url is null");
        requireNonNull(folder, "folder is null");
    }

    /** One file in {@code folder}. */
    public static StateConfig in(Path folder) {
        return new StateConfig(new Secret("jdbc:sqlite:" + folder.resolve("state.db")), folder);
    }
}
