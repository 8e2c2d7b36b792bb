package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.FieldPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the rows of an asset lie in S3, as the catalog that it was read from says: then engines can scan the table that it becomes, by its own
 * location, formats and partition keys. Tables whose format keeps a catalog of its own, such as Iceberg, are left out: a second entry for one
 * goes stale with the first commit.
 */
final class StoredData {
    private static final Pattern S3 = Pattern.compile("s3[an]?://.+");
    private static final Set<String> EXTERNAL = Set.of("EXTERNAL_TABLE");
    private static final Set<String> OWN_CATALOG = Set.of("iceberg", "delta", "hudi");

    /** What readers look at among the parameters of a table. Source: Glue and Athena user guides, table properties. */
    private static final Set<String> READ = Set.of(
            "classification",
            "compressionType",
            "delimiter",
            "areColumnsQuoted",
            "typeOfData",
            "skip.header.line.count",
            "has_encrypted_data",
            "partition_filtering.enabled",
            "storage.location.template",
            "parquet.compression",
            "orc.compress");

    private static final String PROJECTION = "projection.";
    private static final String STORAGE = "/storageDescriptor/";

    private final Map<FieldPath, String> fields;
    private final Set<String> keys;

    private StoredData(Map<FieldPath, String> fields, Set<String> keys) {
        this.fields = fields;
        this.keys = keys;
    }

    /** Empty unless all that a reader needs is known. */
    static Optional<StoredData> of(Asset asset) {
        Optional<Tree.Node> said = asset.rest().findNode(NativeAssets.GLUE);
        if (said.isEmpty() || asset.kind() != AssetKind.TABLE) {
            return Optional.empty();
        }
        Map<FieldPath, String> fields = texts(said.get());
        boolean readable = S3.matcher(fields.getOrDefault(Paths.LOCATION, "")).matches()
                && fields.containsKey(Paths.STORAGE.child("inputFormat"))
                && fields.containsKey(Paths.SERDE.child("serializationLibrary"))
                && EXTERNAL.contains(fields.getOrDefault(Paths.TABLE_TYPE, ""))
                && !hasOwnCatalog(fields);
        return readable && keys(said.get()).equals(asset.partitionKeys())
                ? Optional.of(new StoredData(fields, new HashSet<>(asset.partitionKeys())))
                : Optional.empty();
    }

    /** Where {@code column}, which is called {@code name} in Glue, stands in a form. */
    FieldPath path(Column column, String name) {
        return (isKey(column) ? Paths.PARTITION_KEYS : Paths.COLUMNS).child(name);
    }

    boolean isKey(Column column) {
        return keys.contains(column.name());
    }

    /** The type in the words of the catalog it was read from, unless a rule changed it. */
    Optional<String> type(Column column) {
        return Optional.ofNullable(fields.get((isKey(column) ? Paths.PARTITION_KEYS : Paths.COLUMNS)
                        .child(column.name())
                        .child("type")))
                .filter(text -> GlueTypes.read(text).equals(column.type()));
    }

    /** Where and how the rows lie. */
    void describe(FormBuilder form) {
        fields.forEach((path, text) -> {
            if (isOfStorage(path) || isRead(path)) {
                form.text(path, text);
            }
        });
    }

    private static boolean isOfStorage(FieldPath path) {
        return path.pointer().startsWith(STORAGE) && !path.pointer().startsWith(STORAGE + "schemaReference");
    }

    private static boolean isRead(FieldPath path) {
        List<String> segments = path.segments();
        return path.memberOf(Paths.PARAMETERS).isPresent()
                && (READ.contains(segments.get(1)) || segments.get(1).startsWith(PROJECTION));
    }

    private static boolean hasOwnCatalog(Map<FieldPath, String> fields) {
        return List.of("table_type", "spark.sql.sources.provider").stream()
                .map(key -> fields.getOrDefault(Paths.PARAMETERS.child(key), ""))
                .anyMatch(format -> OWN_CATALOG.contains(format.toLowerCase(Locale.ROOT)));
    }

    private static List<String> keys(Tree.Node said) {
        return said.find(Paths.PARTITION_KEYS.pointer())
                .filter(Tree.Seq.class::isInstance)
                .map(names -> ((Tree.Seq) names)
                        .items().stream()
                                .map(name -> name instanceof Tree.Text text ? text.value() : "")
                                .toList())
                .orElseGet(List::of);
    }

    private static Map<FieldPath, String> texts(Tree.Node said) {
        Map<FieldPath, String> fields = new HashMap<>();
        said.members().forEach((pointer, value) -> {
            if (pointer.startsWith("/") && value instanceof Tree.Text text) {
                fields.put(new FieldPath(pointer), text.value());
            }
        });
        return fields;
    }
}
