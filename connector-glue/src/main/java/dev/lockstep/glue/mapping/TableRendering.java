package dev.lockstep.glue.mapping;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Rendering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders one asset. For one thread, once. */
final class TableRendering {
    private static final String EXTERNAL_TABLE = "EXTERNAL_TABLE";
    private static final String CLASSIFICATION = "sap-datasphere";

    /** The stock text classes: every engine has them and can therefore load and describe the table. Source: Glue developer guide. */
    private static final String INPUT_FORMAT = "org.apache.hadoop.mapred.TextInputFormat";

    private static final String OUTPUT_FORMAT = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";
    private static final String SERDE = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";

    /** Longest description, in bytes. Source: Glue API, DescriptionString. */
    private static final int MAX_DESCRIPTION = 2048;

    /** Longest comment, in bytes; line breaks are not allowed. Source: Glue API, CommentString. */
    private static final int MAX_COMMENT = 255;

    /** Longest owner, in bytes. Source: Glue API, NameString. */
    private static final int MAX_OWNER = 255;

    private final Asset asset;
    private final Address address;
    private final String sync;
    private final List<String> names;
    private final Losses losses;
    private final Shown shown;
    private final Settings settings;
    private final Optional<StoredData> stored;

    TableRendering(Asset asset, Address address, String sync, Settings settings) {
        this.asset = asset;
        this.address = address;
        this.sync = sync;
        this.settings = settings;
        this.shown = settings.shown();
        this.names = ColumnNames.of(asset);
        this.stored = settings.stored() ? StoredData.of(asset) : Optional.empty();
        this.losses = new Losses(asset.id());
    }

    Rendering render() {
        KeptBeside.report(asset, stored.isPresent(), losses);
        Quoting.report(address.name(), names, losses);
        FormBuilder form = new FormBuilder();
        storage(form);
        texts(form);
        form.names(Paths.COLUMNS, names(false));
        List<Words> columnWords = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columnWords.add(column(form, asset.columns().get(i), names.get(i)));
        }
        Words words = ReadableTable.of(asset, shown);
        losses.noteIf(
                Stream.concat(Stream.of(words), columnWords.stream()).anyMatch(Words::shortened),
                "parameters",
                "readable parameters are shortened; the model keeps the whole");
        context(form, words, columnWords);
        form.texts(Paths.PARAMETERS, words.toMap());
        form.texts(Paths.PARAMETERS, federation());
        form.texts(Paths.PARAMETERS, marks());
        new TableSize(asset, paths(), losses).fit(form, columnWords);
        var rendering = new Rendering(form.build(), losses.all());
        Limits.check(rendering.form(), address.name(), asset.id() + " as table " + address);
        return rendering;
    }

    /** What goes to Glue's business context, told by its digest; what need not be said twice. */
    private void context(FormBuilder form, Words words, List<Words> columnWords) {
        if (settings.recorded() || !settings.readable()) {
            BusinessContext context = BusinessContext.of(asset, shown);
            if (settings.recorded()) {
                form.text(ContextRecord.PATH, ContextRecord.of(context));
                ContextLosses.report(asset, shown, losses);
            }
            if (!settings.readable()) {
                words.leaveTo(context.table().members());
                for (int i = 0; i < names.size(); i++) {
                    Optional.ofNullable(context.columns().get(names.get(i)))
                            .map(BusinessContext.Said::members)
                            .ifPresent(columnWords.get(i)::leaveTo);
                }
            }
        }
    }

    private void storage(FormBuilder form) {
        form.text(Paths.TABLE_TYPE, EXTERNAL_TABLE);
        form.names(Paths.PARTITION_KEYS, names(true));
        stored.ifPresentOrElse(data -> data.describe(form), () -> unscannable(form));
    }

    private void unscannable(FormBuilder form) {
        form.text(Paths.LOCATION, Locations.of(asset.id()));
        form.text(Paths.STORAGE.child("inputFormat"), INPUT_FORMAT);
        form.text(Paths.STORAGE.child("outputFormat"), OUTPUT_FORMAT);
        form.text(Paths.SERDE.child("serializationLibrary"), SERDE);
        form.text(Paths.SERDE.child("parameters").child("serialization.format"), "1");
        form.text(Paths.PARAMETERS.child(ParameterKeys.CLASSIFICATION), CLASSIFICATION);
    }

    /** Names in Glue, in order. @param keys whether of the partition keys or of the other columns */
    private List<String> names(boolean keys) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column column = asset.columns().get(i);
            if (stored.filter(data -> data.isKey(column)).isPresent() == keys) {
                found.add(names.get(i));
            }
        }
        return found;
    }

    private List<FieldPath> paths() {
        List<FieldPath> paths = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            paths.add(path(asset.columns().get(i), names.get(i)));
        }
        return paths;
    }

    private FieldPath path(Column column, String name) {
        return stored.map(data -> data.path(column, name)).orElseGet(() -> Paths.COLUMNS.child(name));
    }

    private void texts(FormBuilder form) {
        String label = shown.of(asset.label());
        String text = shown.of(asset.description());
        String both = label.isEmpty() || text.isEmpty() || label.equals(text)
                ? label.isEmpty() ? text : label
                : label + "\n" + text;
        TextFit description = TextFit.lines(both, MAX_DESCRIPTION);
        form.text(Paths.DESCRIPTION, description.text());
        reportFit(description, "description", MAX_DESCRIPTION);
        asset.stewardship().owner().ifPresent(name -> {
            TextFit owner = TextFit.oneLine(name, MAX_OWNER);
            form.text(Paths.OWNER, owner.text());
            reportFit(owner, "stewardship/owner", MAX_OWNER);
        });
    }

    private Words column(FormBuilder form, Column column, String name) {
        FieldPath path = path(column, name);
        String type = stored.flatMap(data -> data.type(column))
                .orElseGet(() -> PublishedTypes.print(
                        column.type(),
                        (severity, reason) -> losses.add("columns/" + column.name() + "/type", severity, reason)));
        form.text(path.child("type"), type);
        String label = shown.of(column.label().isEmpty() ? column.description() : column.label());
        TextFit comment = TextFit.oneLine(label, MAX_COMMENT);
        form.text(path.child("comment"), comment.text());
        reportFit(comment, "columns/" + column.name() + "/label", MAX_COMMENT);
        return ReadableColumn.of(column, name, type, comment.text(), shown);
    }

    private void reportFit(TextFit fit, String path, int max) {
        if (fit.changed()) {
            losses.degraded(
                    path,
                    "Glue takes up to %d bytes of plain text; shown changed or cut, the original is kept in parameters"
                            .formatted(max));
        }
    }

    private Map<String, String> federation() {
        Map<String, String> parameters = new LinkedHashMap<>();
        TextFit table = TextFit.oneLine(asset.id().name(), MAX_DESCRIPTION);
        if (!table.changed()) {
            parameters.put(ParameterKeys.SOURCE_TABLE, table.text());
        }
        List<String> renamed = new ArrayList<>();
        boolean legal = !table.changed();
        for (int i = 0; i < names.size(); i++) {
            String original = asset.columns().get(i).name();
            if (!original.equals(names.get(i))) {
                renamed.add(names.get(i) + "=" + original);
                legal &= !TextFit.oneLine(original, MAX_DESCRIPTION).changed()
                        && original.indexOf(',') < 0
                        && original.indexOf('=') < 0;
            }
        }
        if (legal && !renamed.isEmpty()) {
            parameters.put(ParameterKeys.COLUMN_MAPPING, String.join(",", renamed));
        }
        losses.noteIf(
                !legal,
                "parameters/" + ParameterKeys.COLUMN_MAPPING,
                "Athena's federation cannot read a name with a comma, an equals sign or a control character; left out");
        return parameters;
    }

    private Map<String, String> marks() {
        return Map.of(
                ParameterKeys.SYNC,
                sync,
                ParameterKeys.FINGERPRINT,
                Fingerprint.of(asset).value(),
                ParameterKeys.RENDERING,
                settings.text(stored.isPresent()));
    }
}
