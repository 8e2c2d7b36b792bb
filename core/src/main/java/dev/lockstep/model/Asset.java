package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One synchronised object: table, view, analytic model, collection or dataset. Volatile facts (run times, hosts, change dates) are never
 * part of it.
 *
 * @param id where it comes from
 * @param kind what it is
 * @param label short text; @param description long text
 * @param columns in the source's order; names differ
 * @param partitionKeys names of the columns rows are partitioned by, in order
 * @param storage where the rows lie
 * @param semantics what it means
 * @param stewardship who answers for it
 * @param associations links to other assets, in the source's order; names differ
 * @param upstream assets it is computed from, sorted
 * @param partial whether only a part of the native object could be seen, such as its published columns without its definition; a partial
 *     asset must never take the place of a complete one
 * @param rest annotations and nodes that the model does not spell out, in order
 */
public record Asset(
        AssetId id,
        AssetKind kind,
        Texts label,
        Texts description,
        List<Column> columns,
        List<String> partitionKeys,
        Storage storage,
        Semantics semantics,
        Stewardship stewardship,
        List<Association> associations,
        List<AssetRef> upstream,
        boolean partial,
        Tree.Node rest) {

    public Asset {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(label, "label is null");
        requireNonNull(description, "description is null");
        columns = Checks.copy(columns, "columns");
        requireDistinct(columns.stream().map(Column::name).toList(), "columns");
        partitionKeys = Checks.copy(partitionKeys, "partitionKeys");
        requireNonNull(storage, "storage is null");
        requireNonNull(semantics, "semantics is null");
        requireNonNull(stewardship, "stewardship is null");
        associations = Checks.copy(associations, "associations");
        requireDistinct(associations.stream().map(Association::name).toList(), "associations");
        upstream = requireNonNull(upstream, "upstream is null").stream()
                .sorted()
                .distinct()
                .toList();
        requireNonNull(rest, "rest is null");
    }

    /** An asset that says nothing beyond its columns. */
    public static Asset of(AssetId id, AssetKind kind, List<Column> columns) {
        return builder(id, kind).columns(columns).build();
    }

    public static Builder builder(AssetId id, AssetKind kind) {
        return new Builder(id, kind);
    }

    /** A builder that holds every part of this asset. */
    public Builder toBuilder() {
        return new Builder(id, kind)
                .label(label)
                .description(description)
                .columns(columns)
                .partitionKeys(partitionKeys)
                .storage(storage)
                .semantics(semantics)
                .stewardship(stewardship)
                .associations(associations)
                .upstream(upstream)
                .partial(partial)
                .rest(rest);
    }

    private static void requireDistinct(List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("%s has %s twice".formatted(what, name));
            }
        }
    }

    /** Collects the optional parts of an asset. For one thread. */
    public static final class Builder {
        private final AssetId id;
        private final AssetKind kind;
        private Texts label = Texts.none();
        private Texts description = Texts.none();
        private List<Column> columns = List.of();
        private List<String> partitionKeys = List.of();
        private Storage storage = Storage.none();
        private Semantics semantics = Semantics.none();
        private Stewardship stewardship = Stewardship.none();
        private List<Association> associations = List.of();
        private List<AssetRef> upstream = List.of();
        private boolean partial;
        private Tree.Node rest = Tree.Node.empty();

        private Builder(AssetId id, AssetKind kind) {
            this.id = id;
            this.kind = kind;
        }

        public Builder label(Texts value) {
            label = value;
            return this;
        }

        public Builder description(Texts value) {
            description = value;
            return this;
        }

        public Builder columns(List<Column> value) {
            columns = value;
            return this;
        }

        public Builder partitionKeys(List<String> value) {
            partitionKeys = value;
            return this;
        }

        public Builder storage(Storage value) {
            storage = value;
            return this;
        }

        public Builder semantics(Semantics value) {
            semantics = value;
            return this;
        }

        public Builder stewardship(Stewardship value) {
            stewardship = value;
            return this;
        }

        public Builder associations(List<Association> value) {
            associations = value;
            return this;
        }

        public Builder upstream(List<AssetRef> value) {
            upstream = value;
            return this;
        }

        public Builder partial(boolean value) {
            partial = value;
            return this;
        }

        public Builder rest(Tree.Node value) {
            rest = value;
            return this;
        }

        public Asset build() {
            return new Asset(
                    id,
                    kind,
                    label,
                    description,
                    columns,
                    partitionKeys,
                    storage,
                    semantics,
                    stewardship,
                    associations,
                    upstream,
                    partial,
                    rest);
        }
    }
}
