package dev.lockstep.sandbox.glue.catalog;

import java.time.Clock;
import java.util.Objects;

/**
 * What is the same for every catalog of a sandbox.
 *
 * @param storageDefaults whether reads show storage descriptor members that were never sent ({@code Compressed}, {@code NumberOfBuckets},
 *     {@code SortColumns}, {@code StoredAsSubDirectories}); the service has been seen with and without
 */
public record CatalogRules(Quotas quotas, PageStyle pageStyle, boolean storageDefaults, Clock clock) {
    public CatalogRules {
        Objects.requireNonNull(quotas, "quotas is null");
        Objects.requireNonNull(pageStyle, "pageStyle is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    /** Now, in the seconds since 1970 that the service shows. */
    long now() {
        return clock.instant().getEpochSecond();
    }
}
