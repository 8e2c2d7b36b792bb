package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How long an object of ours has been without its source.
 *
 * @param misses how many complete looks at the source in a row did not find it, from 1
 * @param since when it was missed first
 * @param retired when it was first found marked as retired; absent while it is not
 */
public record Absence(int misses, Instant since, Optional<Instant> retired) {
    public Absence {
        requireNonNull(since, "since is null");
        requireNonNull(retired, "retired is null");
        if (misses < 1) {
            throw new IllegalArgumentException("an absence is missed at least once, not " + misses);
        }
    }
}
