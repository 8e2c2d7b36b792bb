package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

/**
 * Why something is written.
 *
 * @param cause what brought it about
 * @param path which part, such as {@code columns/NET_AMOUNT/type}; empty for the whole
 * @param before shown value before, empty when absent
 * @param after shown value after, empty when absent
 * @param rule id of the rule that wishes it so, empty when none does
 */
public record Reason(Cause cause, String path, String before, String after, String rule) {
    public enum Cause {
        /** The object is not there yet. */
        NEW,
        /** What is desired changed since the last run: the source did, or a rule no longer applies. */
        SOURCE,
        /** A rule of the configuration wishes it so. */
        RULE,
        /** What is desired changed in a way that breaks those who read it. */
        BREAKING,
        /** It was there before the sync, which was told to adopt it. */
        ADOPTED,
        /** An object of ours that lost its source looks the same but for its name. */
        RENAMED,
        /** Someone else damaged a field that only the sync writes. */
        HEALED,
        /** Someone else edited the field, and the policy is to overwrite. */
        OVERWRITTEN,
        /** What the sync keeps beside the object is damaged, or was written in another way. */
        REBASED,
        /** The object left the source. */
        GONE,
        /** What a run did is taken back. */
        UNDONE
    }

    public Reason {
        requireNonNull(cause, "cause is null");
        requireNonNull(path, "path is null");
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
        requireNonNull(rule, "rule is null");
    }

    /** A reason that no rule has a part in. */
    public Reason(Cause cause, String path, String before, String after) {
        this(cause, path, before, after, "");
    }
}
