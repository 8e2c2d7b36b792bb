package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.error.SyncException;
import java.util.Optional;

/** What came of one drop of several. */
public final class Dropped {
    private final Change.Drop drop;
    private final Optional<Outcome> outcome;
    private final Optional<SyncException> failure;

    private Dropped(Change.Drop drop, Optional<Outcome> outcome, Optional<SyncException> failure) {
        this.drop = requireNonNull(drop, "drop is null");
        this.outcome = outcome;
        this.failure = failure;
    }

    public static Dropped of(Change.Drop drop, Outcome outcome) {
        return new Dropped(drop, Optional.of(outcome), Optional.empty());
    }

    /** @param failure what {@link MetadataWriter#apply} would have thrown */
    public static Dropped failed(Change.Drop drop, SyncException failure) {
        return new Dropped(drop, Optional.empty(), Optional.of(failure));
    }

    public Change.Drop drop() {
        return drop;
    }

    /** As {@link MetadataWriter#apply} gives it. @throws SyncException if it failed */
    public Outcome outcome() {
        return outcome.orElseThrow(() -> failure.orElseThrow());
    }
}
