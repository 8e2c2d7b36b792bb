package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A name with one {@code {space}} in it. Injective: two spaces give two names, and a name gives its space back. */
public record NameTemplate(String prefix, String suffix) {
    private static final String VARIABLE = "{space}";

    public NameTemplate {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(suffix, "suffix is null");
    }

    /** @throws IllegalArgumentException unless the text holds {@code {space}} once and no other brace */
    public static NameTemplate parse(String text) {
        int at = text.indexOf(VARIABLE);
        if (at < 0) {
            throw new IllegalArgumentException("{space} is missing");
        }
        String prefix = text.substring(0, at);
        String suffix = text.substring(at + VARIABLE.length());
        if ((prefix + suffix).matches("(?s).*[{}].*")) {
            throw new IllegalArgumentException("a brace is left over");
        }
        return new NameTemplate(prefix, suffix);
    }

    public String apply(String space) {
        return prefix + space + suffix;
    }

    /** The space that {@link #apply} made {@code name} of; empty if it cannot have. */
    public Optional<String> space(String name) {
        boolean fits =
                name.length() > prefix.length() + suffix.length() && name.startsWith(prefix) && name.endsWith(suffix);
        return fits ? Optional.of(name.substring(prefix.length(), name.length() - suffix.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return apply(VARIABLE);
    }
}
