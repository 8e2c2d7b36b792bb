package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How names and texts are carried over.
 *
 * @param database name of a target container by the name of its source container
 * @param languages preferred languages of texts that a target holds once, best first
 */
public record MappingConfig(NameTemplate database, List<String> languages) {
    public MappingConfig {
        requireNonNull(database, "database is null");
        languages = List.copyOf(languages);
    }

    public static MappingConfig defaults() {
        return new MappingConfig(NameTemplate.parse("{space}"), List.of("en"));
    }
}
