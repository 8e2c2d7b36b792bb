package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

/**
 * What may be done to what is there already.
 *
 * @param deletes what becomes of a target object whose source object is gone
 * @param maxDeletes most objects that may go in one run
 * @param onDrift what becomes of an edit made in the target
 * @param nameCollisions what becomes of two source objects whose names fold to one
 */
public record PolicyConfig(Deletes deletes, MaxDeletes maxDeletes, OnDrift onDrift, NameCollisions nameCollisions) {
    /** OFF: it stays as it is. TOMBSTONE: it stays, marked as gone. DROP: it is dropped. */
    public enum Deletes {
        OFF,
        TOMBSTONE,
        DROP
    }

    /** REPORT: the edit stays and is reported. OVERWRITE: the source wins. KEEP: the edit stays. */
    public enum OnDrift {
        REPORT,
        OVERWRITE,
        KEEP
    }

    /** ERROR: both are named and neither is written. SUFFIX: each gets a suffix that depends on its own name only. */
    public enum NameCollisions {
        ERROR,
        SUFFIX
    }

    /** Both hold. @param percent of the owned objects in scope, 0..100; @param count at least 0 */
    public record MaxDeletes(int percent, int count) {
        public MaxDeletes {
            if (percent < 0 || percent > 100 || count < 0) {
                throw new IllegalArgumentException(
                        "max-deletes of %d percent, %d is out of range".formatted(percent, count));
            }
        }
    }

    public PolicyConfig {
        requireNonNull(deletes, "deletes is null");
        requireNonNull(maxDeletes, "maxDeletes is null");
        requireNonNull(onDrift, "onDrift is null");
        requireNonNull(nameCollisions, "nameCollisions is null");
    }

    /** Nothing is deleted, drift is reported, a collision is an error. */
    public static PolicyConfig defaults() {
        return new PolicyConfig(Deletes.OFF, new MaxDeletes(5, 100), OnDrift.REPORT, NameCollisions.ERROR);
    }
}
