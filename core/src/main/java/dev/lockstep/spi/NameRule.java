package dev.lockstep.spi;

import java.util.Optional;

/** How a system spells names. Pure and thread-safe. */
public interface NameRule {
    /** The legal name nearest to {@code name}: case, characters. Two names may fold to one; {@code fold(fold(x))} is {@code fold(x)}. */
    String fold(String name);

    /** Why a folded name cannot be used, such as its length; empty if it can. */
    Optional<String> violation(String folded);

    /** Any name, as it is. */
    static NameRule verbatim() {
        return new NameRule() {
            @Override
            public String fold(String name) {
                return name;
            }

            @Override
            public Optional<String> violation(String folded) {
                return Optional.empty();
            }
        };
    }
}
