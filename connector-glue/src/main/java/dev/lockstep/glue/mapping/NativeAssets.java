package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Storage;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Recall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of Glue as assets. What Lockstep wrote comes back as it was; of any other table everything is kept: what the model has words for
 * there, and the whole form as the asset's rest.
 */
public final class NativeAssets {
    /** Member of an asset's rest that holds the form it was read from, by path. */
    static final String GLUE = "glue";

    private static final String VIRTUAL_VIEW = "VIRTUAL_VIEW";

    private NativeAssets() {}

    public static Asset of(Form form, AssetId id) {
        return GlueFormat.read(form) instanceof Recall.Known known ? known.asset() : derive(form, id);
    }

    public static Container container(Form form, String system, String name) {
        return new Container(system, name, text(form, Paths.DESCRIPTION), rest(form));
    }

    private static Asset derive(Form form, AssetId id) {
        List<Column> columns = new ArrayList<>(columns(form, Paths.COLUMNS, List.of()));
        List<String> taken = columns.stream().map(Column::name).toList();
        List<Column> partitions = columns(form, Paths.PARTITION_KEYS, taken);
        columns.addAll(partitions);
        return Asset.builder(id, kind(form))
                .label(text(form, Paths.DESCRIPTION))
                .columns(columns)
                .partitionKeys(partitions.stream().map(Column::name).toList())
                .storage(new Storage(
                        form.findText(Paths.PARAMETERS.child("connectionName")),
                        form.findText(Paths.LOCATION),
                        form.findText(Paths.PARAMETERS.child(ParameterKeys.CLASSIFICATION)),
                        Tree.Node.empty()))
                .stewardship(stewardship(form))
                .rest(rest(form))
                .build();
    }

    private static AssetKind kind(Form form) {
        return form.findText(Paths.TABLE_TYPE).filter(VIRTUAL_VIEW::equals).isPresent()
                ? AssetKind.VIEW
                : AssetKind.TABLE;
    }

    /** @param taken names that are in use; a partition key that is also a column gets another */
    private static List<Column> columns(Form form, FieldPath list, List<String> taken) {
        List<String> names = form.names(list);
        List<String> all = new ArrayList<>(taken);
        all.addAll(names.stream().map(name -> name.isEmpty() ? "_" : name).toList());
        List<String> unique = ColumnKeys.of(all).subList(taken.size(), all.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(column(form, list.child(names.get(i)), unique.get(i)));
        }
        return columns;
    }

    private static Column column(Form form, FieldPath path, String name) {
        String text = form.findText(path.child("type")).orElse("");
        DataType type = GlueTypes.read(text);
        Column.Builder column = Column.builder(name, type).label(text(form, path.child("comment")));
        if (!text.equals(GlueTypes.print(type))) {
            column.nativeType(text);
        }
        return column.build();
    }

    private static Stewardship stewardship(Form form) {
        Optional<String> owner = form.findText(Paths.OWNER);
        Stewardship none = Stewardship.none();
        return new Stewardship(
                owner,
                none.steward(),
                none.contact(),
                none.certification(),
                none.releaseState(),
                none.successor(),
                none.tags(),
                none.glossaryTerms(),
                parameters(form));
    }

    private static Tree.Node parameters(Form form) {
        Map<String, Tree> parameters = new LinkedHashMap<>();
        form.fields().forEach((path, value) -> {
            if (path.memberOf(Paths.PARAMETERS).isPresent() && value instanceof Form.Value.Text text) {
                parameters.put(path.segments().get(1), Tree.text(text.text()));
            }
        });
        return new Tree.Node(parameters);
    }

    private static Texts text(Form form, FieldPath path) {
        return form.findText(path)
                .filter(text -> !text.isEmpty())
                .map(Texts::of)
                .orElseGet(Texts::none);
    }

    /** Every field, by path, but for what changes with every look or query. */
    private static Tree.Node rest(Form form) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        form.fields().forEach((path, value) -> {
            if (!path.pointer().equals("/lastAccessTime") && !path.pointer().equals("/lastAnalyzedTime")) {
                fields.put(path.pointer(), tree(value));
            }
        });
        return fields.isEmpty() ? Tree.Node.empty() : new Tree.Node(Map.of(GLUE, new Tree.Node(fields)));
    }

    private static Tree tree(Form.Value value) {
        return value instanceof Form.Value.Names names
                ? Tree.seq(names.names().stream().map(Tree::text).toList())
                : Tree.text(((Form.Value.Text) value).text());
    }
}
