package dev.lockstep.glue.mapping;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.spi.FieldPath;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Keeps a table small: whoever lists a database reads all of every table in it. What can be read from the model as well goes first, then
 * the heaviest of what the model does not spell out; both are reported.
 */
final class TableSize {
    /** Most bytes of a whole table. A rule of ours; Glue refuses requests of a few megabytes. */
    static final int MAX_BYTES = 256 * 1024;

    private final Asset asset;
    private final List<FieldPath> columns;
    private final Losses losses;

    /** @param columns where each column stands in the form */
    TableSize(Asset asset, List<FieldPath> columns, Losses losses) {
        this.asset = asset;
        this.columns = columns;
        this.losses = losses;
    }

    /** Adds the model and, if there is room for it, what is readable about the columns. */
    void fit(FormBuilder form, List<Words> columnWords) {
        int bare = form.weight();
        int readable = weight(columnWords);
        Map<String, String> model = ModelParameters.of(asset);
        boolean roomForWords = bare + readable + weight(model) <= MAX_BYTES;
        if (roomForWords) {
            addWords(form, columnWords);
        } else {
            losses.note(
                    "columns", "the table is large: readable parameters of columns are left out; the model keeps them");
            model = slim(model, MAX_BYTES - bare);
        }
        form.texts(Paths.PARAMETERS, model);
    }

    private Map<String, String> slim(Map<String, String> whole, int room) {
        Map<String, String> model = whole;
        Iterator<Diet.Step> steps = Diet.of(asset).iterator();
        while (weight(model) > room) {
            if (!steps.hasNext()) {
                throw new UnsupportedMetadataException(
                        "glue.table-size",
                        "Glue cannot hold %s: with %d columns the table would be larger than %d kB"
                                .formatted(asset.id(), asset.columns().size(), MAX_BYTES / 1024),
                        "Split the object in the source, or leave it out of the selection.");
            }
            Diet.Step step = steps.next();
            losses.add(
                    step.path(), Severity.DROPPED, "the table would be larger than %d kB".formatted(MAX_BYTES / 1024));
            model = ModelParameters.of(step.slimmer());
        }
        return model;
    }

    private void addWords(FormBuilder form, List<Words> columnWords) {
        for (int i = 0; i < columns.size(); i++) {
            form.texts(columns.get(i).child("parameters"), columnWords.get(i).toMap());
        }
    }

    private static int weight(List<Words> words) {
        return words.stream().mapToInt(word -> weight(word.toMap())).sum();
    }

    private static int weight(Map<String, String> texts) {
        FormBuilder form = new FormBuilder();
        form.texts(Paths.PARAMETERS, texts);
        return form.weight();
    }
}
