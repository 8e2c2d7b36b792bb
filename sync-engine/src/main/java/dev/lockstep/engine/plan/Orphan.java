package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

/**
 * An object or container of ours whose source is gone, and that stays.
 *
 * @param subject address of the object, or {@code container} and its name
 * @param kept why it stays, one sentence
 */
public record Orphan(String subject, String kept) implements Comparable<Orphan> {
    public Orphan {
        requireNonNull(subject, "subject is null");
        requireNonNull(kept, "kept is null");
    }

    @Override
    public int compareTo(Orphan other) {
        return subject.compareTo(other.subject);
    }
}
