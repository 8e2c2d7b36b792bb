package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What came of deleting several tables in one call.
 *
 * @param requestId Glue's id of the call
 * @param failures by name of the table: a {@link CatalogRefusal} or a {@link dev.lockstep.error.SyncException}; all others are deleted
 */
public record Deletion(Optional<String> requestId, Map<String, RuntimeException> failures) {
    public Deletion {
        requireNonNull(requestId, "requestId is null");
        failures = Map.copyOf(failures);
    }
}
