package dev.lockstep.engine.plan;

import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which objects and containers the sync may take over though they were there before it.
 *
 * @param globs of containers, such as {@code sales}, and of addresses, such as {@code sales.*}; what another sync owns must be named exactly
 */
public record Adoption(List<String> globs) {
    private static final Adoption NONE = new Adoption(List.of());

    public Adoption {
        globs = List.copyOf(globs);
    }

    /** What is there stays untouched. */
    public static Adoption none() {
        return NONE;
    }

    public Adoption and(List<String> more) {
        List<String> all = new ArrayList<>(globs);
        all.addAll(more);
        return new Adoption(all);
    }

    /** @param name container or address; @param owner the other sync that owns it */
    boolean allows(String name, Optional<String> owner) {
        return owner.isPresent()
                ? globs.contains(name)
                : !globs.isEmpty() && Selection.of(globs).matches(name);
    }

    /** What to do about {@code name}, which is occupied. */
    static String remedy(String name) {
        return "Adopt it with `--adopt %s` or `policy.adopt`, rename or remove it, or choose another name with `mapping.database`."
                .formatted(name);
    }
}
