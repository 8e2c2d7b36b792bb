package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A table or column in the business context.
 *
 * @param asset ARN of the table: that is its id as an asset. Source: Glue developer guide, business context
 * @param column its name; absent for the table itself
 */
public record ContextPlace(String asset, Optional<String> column) {
    public ContextPlace {
        requireNonNull(asset, "asset is null");
        requireNonNull(column, "column is null");
    }

    public static ContextPlace ofTable(String asset) {
        return new ContextPlace(asset, Optional.empty());
    }

    public ContextPlace column(String name) {
        return new ContextPlace(asset, Optional.of(name));
    }

    @Override
    public String toString() {
        return column.map(name -> "column " + name + " of ").orElse("") + asset;
    }
}
