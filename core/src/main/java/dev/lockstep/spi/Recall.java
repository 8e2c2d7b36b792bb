package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;

/** What a target object tells of the last write of a sync. */
public sealed interface Recall {
    /** The object carries no marker: it is not ours. */
    record Foreign() implements Recall {}

    /** The asset as last applied. */
    record Known(Asset asset) implements Recall {
        public Known {
            requireNonNull(asset, "asset is null");
        }
    }

    /** The object carries our marker, but what was kept beside is damaged. @param reason what was found */
    record Damaged(String reason) implements Recall {
        public Damaged {
            requireNonNull(reason, "reason is null");
        }
    }
}
