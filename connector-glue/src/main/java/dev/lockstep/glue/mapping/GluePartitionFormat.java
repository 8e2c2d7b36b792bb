package dev.lockstep.glue.mapping;

import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Partitions as Glue holds them: with the sync that owns them and what it last wrote among their parameters. Columns of their own are written
 * with them and then left to others: a listing does without them.
 */
public final class GluePartitionFormat implements PartitionFormat {
    private static final FieldPath BASE = Paths.PARAMETERS.child(ParameterKeys.LOCKSTEP + "base");
    private static final FieldPath SYNC = Paths.PARAMETERS.child(ParameterKeys.SYNC);

    /** What engines count and note by themselves. Source: the names that Hive, Spark, Trino and Glue's crawlers use. */
    private static final Pattern VOLATILE = Pattern.compile(
            "numRows|numFiles|totalSize|rawDataSize|COLUMN_STATS_ACCURATE"
                    + "|STATS_GENERATED.*|spark\\.sql\\.statistics\\..*|transient_lastDdlTime|last_modified_.*|recordCount"
                    + "|averageRecordSize|objectCount|sizeKey|Crawler.*|UPDATED_BY_CRAWLER|trino_.*|presto_.*|lockstep\\..*");

    @Override
    public List<String> keys(Form object) {
        return object.names(Paths.PARTITION_KEYS);
    }

    @Override
    public String typedKeys(Form object) {
        return PartitionKeys.text(object);
    }

    @Override
    public Form render(Partition source, String sync) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>(source.form().fields());
        fields.keySet().removeIf(GluePartitionFormat::isVolatile);
        Form said = new Form(fields);
        fields.put(BASE, new Form.Value.Text(print(bare(said))));
        fields.put(SYNC, new Form.Value.Text(sync));
        return new Form(fields);
    }

    @Override
    public Form bare(Form form) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>(form.fields());
        fields.keySet()
                .removeIf(path -> path.equals(Paths.COLUMNS)
                        || path.memberOf(Paths.COLUMNS).isPresent());
        return new Form(fields);
    }

    @Override
    public Optional<String> owner(Form form) {
        return form.findText(SYNC);
    }

    @Override
    public Form base(Form form) {
        Optional<String> kept = form.findText(BASE);
        Map<FieldPath, Form.Value> fields = new TreeMap<>();
        kept.ifPresent(text -> fields.putAll(parse(text)));
        kept.ifPresent(text -> fields.put(BASE, new Form.Value.Text(text)));
        owner(form).ifPresent(sync -> fields.put(SYNC, new Form.Value.Text(sync)));
        return new Form(fields);
    }

    @Override
    public Guard guard(FieldPath path) {
        return Guards.of(path);
    }

    private static boolean isVolatile(FieldPath path) {
        return path.pointer().equals("/lastAccessTime")
                || path.pointer().equals("/lastAnalyzedTime")
                || path.memberOf(Paths.PARAMETERS).isPresent()
                        && VOLATILE.matcher(path.segments().get(1)).matches();
    }

    /** Texts by path; of a bare form there is nothing else. */
    private static String print(Form form) {
        Map<String, Tree> members = new TreeMap<>();
        form.fields().forEach((path, value) -> {
            if (value instanceof Form.Value.Text text) {
                members.put(path.pointer(), Tree.text(text.text()));
            }
        });
        return CanonicalJson.print(new Tree.Node(members));
    }

    /** Nothing when somebody damaged it: then what is there counts as somebody else's, and is kept. */
    private static Map<FieldPath, Form.Value> parse(String text) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>();
        try {
            if (CanonicalJson.parse(text) instanceof Tree.Node node) {
                node.members().forEach((pointer, value) -> {
                    if (value instanceof Tree.Text known) {
                        fields.put(new FieldPath(pointer), new Form.Value.Text(known.value()));
                    }
                });
            }
        } catch (IllegalArgumentException e) {
            fields.clear();
        }
        return fields;
    }
}
