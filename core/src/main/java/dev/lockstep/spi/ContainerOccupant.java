package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A container of a target as it is now.
 *
 * @param name as the target spells it
 * @param form its complete state
 * @param owner name of the sync that owns it; absent when it is not ours
 * @param readOnly why it must not be written; absent when it may
 */
public record ContainerOccupant(String name, Form form, Optional<String> owner, Optional<String> readOnly) {
    public ContainerOccupant {
        requireNonNull(name, "name is null");
        requireNonNull(form, "form is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(readOnly, "readOnly is null");
    }
}
