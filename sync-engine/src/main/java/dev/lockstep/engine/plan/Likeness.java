package dev.lockstep.engine.plan;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Storage;
import java.util.List;
import java.util.OptionalInt;

/** What two assets have in common that differ in nothing but their name and what is said about them. */
record Likeness(
        AssetKind kind,
        List<Part> columns,
        List<String> partitionKeys,
        Storage storage,
        List<Association> associations) {
    private record Part(String name, DataType type, boolean nullable, OptionalInt keyPosition) {}

    static Likeness of(Asset asset) {
        return new Likeness(
                asset.kind(),
                asset.columns().stream().map(Likeness::part).toList(),
                asset.partitionKeys(),
                asset.storage(),
                asset.associations());
    }

    private static Part part(Column column) {
        return new Part(column.name(), column.type(), column.nullable(), column.keyPosition());
    }

    /** Without columns anything looks like anything. */
    boolean isTelling() {
        return !columns.isEmpty();
    }
}
