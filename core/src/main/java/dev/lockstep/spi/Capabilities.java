package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

/**
 * What a system can hold; asked before planning.
 *
 * @param containerNames how containers are named
 * @param assetNames how assets are named
 */
public record Capabilities(NameRule containerNames, NameRule assetNames) {
    public Capabilities {
        requireNonNull(containerNames, "containerNames is null");
        requireNonNull(assetNames, "assetNames is null");
    }
}
