package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import java.nio.file.Path;

/**
 * One side of a run, to be read by the connector's own factory.
 *
 * @param path of the section, such as {@code target}; problems name it
 * @param type of connector, such as {@code glue}
 * @param mapping everything of the section, {@code connector} included
 * @param base folder that relative paths in it start from
 */
public record ConnectorConfig(String path, String type, Mapping mapping, Path base) {
    public ConnectorConfig {
        requireNonNull(path, "path is null");
        requireNonNull(type, "type is null");
        requireNonNull(mapping, "mapping is null");
        requireNonNull(base, "base is null");
    }

    /** The section, unread: for one reading by one factory. */
    public ConfigSection section() {
        return new ConfigSection(path, mapping, base);
    }
}
