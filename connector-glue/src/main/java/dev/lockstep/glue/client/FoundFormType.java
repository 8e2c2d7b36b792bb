package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

/**
 * A form type as Glue has it.
 *
 * @param schema in Smithy's IDL, however Glue lays it out
 */
public record FoundFormType(String id, String schema) {
    public FoundFormType {
        requireNonNull(id, "id is null");
        requireNonNull(schema, "schema is null");
    }
}
