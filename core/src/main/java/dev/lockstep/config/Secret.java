package dev.lockstep.config;

import static java.util.Objects.requireNonNull;

/** A value that must not be shown. Only {@link #reveal} gives it away; what prints, logs or compares it does not. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = requireNonNull(value, "value is null");
    }

    /** The value, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "******";
    }
}
