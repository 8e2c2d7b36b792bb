package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Where one fact of an asset went.
 *
 * @param path of the fact in the canonical tree, as in {@link dev.lockstep.model.fingerprint.Fact}
 * @param carrier what became of it
 * @param field where a person finds it in the form; absent when dropped
 * @param cause why it is not native, one sentence; empty when it is
 */
public record Carried(List<String> path, Carrier carrier, Optional<FieldPath> field, String cause) {
    public Carried {
        path = List.copyOf(path);
        requireNonNull(carrier, "carrier is null");
        requireNonNull(field, "field is null");
        requireNonNull(cause, "cause is null");
    }
}
