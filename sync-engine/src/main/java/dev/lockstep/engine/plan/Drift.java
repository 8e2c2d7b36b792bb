package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

/**
 * A field that someone else edited, and that is kept.
 *
 * @param subject address of the object, or {@code container} and its name
 * @param path field of the target's form
 * @param ours what the sync last wrote, empty when absent
 * @param theirs what stands there now, empty when absent
 * @param desired what the source says now, empty when absent
 */
public record Drift(String subject, String path, String ours, String theirs, String desired)
        implements Comparable<Drift> {
    public Drift {
        requireNonNull(subject, "subject is null");
        requireNonNull(path, "path is null");
        requireNonNull(ours, "ours is null");
        requireNonNull(theirs, "theirs is null");
        requireNonNull(desired, "desired is null");
    }

    static Drift of(String subject, FormMerge.Edit edit) {
        return new Drift(
                subject,
                edit.path().toString(),
                FormMerge.show(edit.ours()),
                FormMerge.show(edit.theirs()),
                FormMerge.show(edit.desired()));
    }

    /** Whether the source changed the field as well. */
    public boolean isConflict() {
        return !ours.equals(desired);
    }

    @Override
    public int compareTo(Drift other) {
        int bySubject = subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject : path.compareTo(other.path);
    }
}
