package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where and how the rows lie, as far as the source says.
 *
 * @param connection name of the connection a remote table reads through
 * @param location object or URI at the far end of it
 * @param format such as {@code parquet}
 * @param properties further properties, in order
 */
public record Storage(
        Optional<String> connection, Optional<String> location, Optional<String> format, Tree.Node properties) {
    private static final Storage NONE =
            new Storage(Optional.empty(), Optional.empty(), Optional.empty(), Tree.Node.empty());

    public Storage {
        requireNonNull(connection, "connection is null");
        requireNonNull(location, "location is null");
        requireNonNull(format, "format is null");
        requireNonNull(properties, "properties is null");
    }

    public static Storage none() {
        return NONE;
    }
}
