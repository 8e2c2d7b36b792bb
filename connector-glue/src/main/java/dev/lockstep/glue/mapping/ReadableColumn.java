package dev.lockstep.glue.mapping;

import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Curated;

/** What people look for in the parameters of a column: a summary, the model holds the whole. */
final class ReadableColumn {
    private ReadableColumn() {}

    /**
     * @param name as it stands in Glue
     * @param type as it stands in Glue
     * @param comment as it stands in Glue
     * @param shown language of the texts
     */
    static Words of(Column column, String name, String type, String comment, Shown shown) {
        var words = new Words();
        if (!column.name().equals(name)) {
            words.put("name", column.name());
        }
        if (!shown.of(column.label()).equals(comment)) {
            words.put("label", shown.of(column.label()));
        }
        shown.putOthers(words, "label", column.label());
        shown.put(words, "description", column.description());
        if (!GlueTypes.read(type).equals(column.type())) {
            words.put("type", TypeWords.of(column.type()));
        }
        words.put("native-type", column.nativeType());
        meaning(words, column);
        return words;
    }

    /** What the column's own fields have no room for. */
    static void meaning(Words words, Column column) {
        column.keyPosition().ifPresent(position -> words.put("key", Integer.toString(position)));
        words.putFlag("required", !column.nullable());
        if (column.role() != ColumnRole.PLAIN) {
            words.put("role", Words.of(column.role()));
        }
        words.put("aggregation", column.aggregation().map(Words::of));
        words.put(
                "exception-aggregation",
                column.exceptionAggregation()
                        .map(how -> how.kind() + " (" + String.join(", ", how.attributes()) + ")"));
        words.put("currency", column.currencyColumn());
        words.put("unit", column.unitColumn());
        words.put("text", column.textColumns());
        words.put("text-association", column.textAssociation());
        words.put("foreign-key", column.foreignKeyAssociation());
        words.putFlag("hidden", column.hidden());
        words.put("tags", column.tags());
        words.put("glossary", column.glossaryTerms());
        words.put("curated", Curated.of(column.rest()));
    }
}
