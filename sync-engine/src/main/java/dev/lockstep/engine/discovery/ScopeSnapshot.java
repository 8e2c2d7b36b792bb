package dev.lockstep.engine.discovery;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Container;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import java.util.List;

/**
 * One container as it was read.
 *
 * @param container which
 * @param assets what was found, by name
 * @param skipped objects that are no assets on purpose, by name
 * @param failed objects that exist and could not be read, by name
 * @param completeness whether everything selected was seen
 */
public record ScopeSnapshot(
        Container container,
        List<Finding.Found> assets,
        List<Finding.Skipped> skipped,
        List<Finding.Failed> failed,
        Completeness completeness) {
    public ScopeSnapshot {
        requireNonNull(container, "container is null");
        assets = List.copyOf(assets);
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
        requireNonNull(completeness, "completeness is null");
    }
}
