package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Completeness;

/**
 * What planning saw of one container.
 *
 * @param source container of the source
 * @param target container of the target
 * @param assets number of assets desired
 * @param unchanged number of those that stand as they should
 * @param completeness whether everything of the source was seen
 */
public record ScopeVerdict(String source, String target, int assets, int unchanged, Completeness completeness) {
    public ScopeVerdict {
        requireNonNull(source, "source is null");
        requireNonNull(target, "target is null");
        requireNonNull(completeness, "completeness is null");
    }
}
