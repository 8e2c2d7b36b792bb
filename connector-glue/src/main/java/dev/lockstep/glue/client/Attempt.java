package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

/**
 * What is being attempted, for messages and for what may be repeated.
 *
 * @param action as IAM names it, such as {@code glue:CreateTable}
 * @param subject what it is about, such as {@code table sales.orders}
 * @param effect whether it changes anything
 */
record Attempt(String action, String subject, Effect effect) {
    enum Effect {
        READ,
        WRITE
    }

    Attempt {
        requireNonNull(action, "action is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(effect, "effect is null");
    }

    boolean isWrite() {
        return effect == Effect.WRITE;
    }

    @Override
    public String toString() {
        return subject.isEmpty() ? action : action + " on " + subject;
    }
}
