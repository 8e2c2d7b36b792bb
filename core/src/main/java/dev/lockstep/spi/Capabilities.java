package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a system can hold and bear; asked before planning.
 *
 * @param containerNames how containers are named
 * @param assetNames how assets are named
 * @param columnNames how columns are named
 * @param maxConcurrentWrites how many changes the engine may have under way at once, from 1
 * @param maxCallsPerSecond ceiling of the connector's calls, from 1; absent when it has none
 */
public record Capabilities(
        NameRule containerNames,
        NameRule assetNames,
        NameRule columnNames,
        int maxConcurrentWrites,
        Optional<Integer> maxCallsPerSecond) {
    public Capabilities {
        requireNonNull(containerNames, "containerNames is null");
        requireNonNull(assetNames, "assetNames is null");
        requireNonNull(columnNames, "columnNames is null");
        requireNonNull(maxCallsPerSecond, "maxCallsPerSecond is null");
        if (maxConcurrentWrites < 1) {
            throw new IllegalArgumentException("maxConcurrentWrites must be at least 1, not " + maxConcurrentWrites);
        }
    }

    /** Without a ceiling of calls. */
    public Capabilities(NameRule containerNames, NameRule assetNames, NameRule columnNames, int maxConcurrentWrites) {
        this(containerNames, assetNames, columnNames, maxConcurrentWrites, Optional.empty());
    }
}
