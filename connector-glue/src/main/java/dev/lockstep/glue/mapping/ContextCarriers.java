package dev.lockstep.glue.mapping;

import static java.util.Objects.requireNonNull;

/**
 * Where the business context of a table goes, beside the exact model, which is always kept.
 *
 * @param forms what becomes of Glue's own business context
 * @param readable whether readable parameters also say what a form says
 */
public record ContextCarriers(Forms forms, boolean readable) {
    /** WRITTEN: kept in step. REMOVED: what we wrote there goes. UNTOUCHED: it cannot be reached, so it stays as it is. */
    public enum Forms {
        WRITTEN,
        REMOVED,
        UNTOUCHED
    }

    public ContextCarriers {
        requireNonNull(forms, "forms is null");
    }

    public static ContextCarriers parametersOnly() {
        return new ContextCarriers(Forms.REMOVED, true);
    }
}
