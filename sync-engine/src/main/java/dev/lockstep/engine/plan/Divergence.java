package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Something that is no longer as the sync left it.
 *
 * @param kind what happened
 * @param subject object or container, as people name it
 * @param path field of the target's form; empty for the whole
 * @param ours what the sync last wrote, empty when absent
 * @param theirs what stands there now, empty when absent
 * @param next what the next sync does about it
 */
public record Divergence(Kind kind, String subject, String path, String ours, String theirs, Next next)
        implements Comparable<Divergence> {
    /**
     * EDITED: a field of ours has another value. ADDED: a field that the sync never wrote; it always stays. VANISHED: the object is gone.
     * UNMARKED: it is there and no longer marked as ours. UNREADABLE: it no longer tells what the sync last wrote.
     */
    public enum Kind {
        VANISHED,
        UNMARKED,
        UNREADABLE,
        EDITED,
        ADDED
    }

    /** KEEP: leave it as it is. RESTORE: write ours again, as far as the source still has it. REFUSE: leave the object alone and say so. */
    public enum Next {
        KEEP,
        RESTORE,
        REFUSE
    }

    private static final Comparator<Divergence> ORDER = Comparator.comparing(Divergence::subject)
            .thenComparing(Divergence::kind)
            .thenComparing(Divergence::path);

    public Divergence {
        requireNonNull(kind, "kind is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(path, "path is null");
        requireNonNull(ours, "ours is null");
        requireNonNull(theirs, "theirs is null");
        requireNonNull(next, "next is null");
    }

    /** Additions by others are no drift: nothing that the sync wrote is different. */
    public boolean isDrift() {
        return kind != Kind.ADDED;
    }

    @Override
    public int compareTo(Divergence other) {
        return ORDER.compare(this, other);
    }
}
