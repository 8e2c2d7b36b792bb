package dev.lockstep.glue.mapping;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of an asset's columns in Glue. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * One name per column, in order, all different.
     *
     * @throws UnsupportedMetadataException if a name cannot be used, or two fold to one; the message names both
     */
    static List<String> of(Asset asset) {
        Map<String, String> originals = new HashMap<>();
        for (Column column : asset.columns()) {
            String name = GlueNames.RULE.fold(column.publishedName());
            GlueNames.RULE.violation(name).ifPresent(reason -> {
                throw new UnsupportedMetadataException(
                        "glue.column-name",
                        "Glue cannot hold %s: the column name %s cannot be used: %s"
                                .formatted(asset.id(), column.name(), reason),
                        "Rename the column in the source or by a rule, or set `policy.name-collisions: suffix`.");
            });
            String other = originals.put(name, column.name());
            if (other != null) {
                throw new UnsupportedMetadataException(
                        "glue.column-collision",
                        "Glue cannot hold %s: the columns %s and %s would both be called %s"
                                .formatted(asset.id(), other, column.name(), name),
                        "Rename one of them in the source or by a rule, or set `policy.name-collisions: suffix`.");
            }
        }
        return asset.columns().stream()
                .map(column -> GlueNames.RULE.fold(column.publishedName()))
                .toList();
    }
}
