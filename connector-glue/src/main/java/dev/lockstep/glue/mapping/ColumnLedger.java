package dev.lockstep.glue.mapping;

import dev.lockstep.model.Column;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Optional;

/** Says where each fact of a column went. */
final class ColumnLedger {
    private static final int DEPTH = 2;
    private static final FieldPath MODEL = Paths.PARAMETERS.child(ModelParameters.HEADER + ".1");

    private final Column column;
    private final String name;
    private final FieldPath path;
    private final Form form;
    private final Shown shown;
    private final LossesByPath losses;
    private final ContextLedger context;
    private final boolean typeIsExact;

    /** @param path of the column in the form */
    ColumnLedger(
            Column column,
            String name,
            FieldPath path,
            Form form,
            Shown shown,
            LossesByPath losses,
            ContextLedger context) {
        this.context = context;
        this.column = column;
        this.name = name;
        this.path = path;
        this.form = form;
        this.shown = shown;
        this.losses = losses;
        this.typeIsExact = form.findText(path.child("type"))
                .map(type -> GlueTypes.read(type).equals(column.type()))
                .orElse(false);
    }

    /** @param fact whose path begins with {@code columns} and the column's name */
    Carried entry(Fact fact) {
        List<String> inColumn = fact.path().subList(DEPTH, fact.path().size());
        return switch (inColumn.get(0)) {
            case "name" -> name(fact);
            case "type" -> type(fact);
            case "nullable" -> nativeAt(fact, path.child("type"));
            case "label" -> label(fact, inColumn.get(1));
            case "description" -> description(fact, inColumn.get(1));
            case "rest" -> rest(fact, inColumn);
            default -> beside(fact, ReadableKeys.ofColumn(inColumn), "Glue has no field for it");
        };
    }

    private Carried name(Fact fact) {
        return name.equals(column.name())
                ? nativeAt(fact, FieldPath.of(path.segments().get(0)))
                : beside(fact, ReadableKeys.ofColumn(List.of("name")), "published as " + name);
    }

    private Carried type(Fact fact) {
        if (typeIsExact) {
            return nativeAt(fact, path.child("type"));
        }
        String lossPath = "columns/" + column.name() + "/type";
        String degraded = losses.reason(lossPath, Severity.DEGRADED);
        return degraded.isEmpty()
                ? beside(fact, ReadableKeys.ofColumn(List.of("type")), losses.reason(lossPath, Severity.NOTE))
                : new Carried(fact.path(), Carrier.DEGRADED, Optional.of(path.child("type")), degraded);
    }

    private Carried label(Fact fact, String language) {
        boolean isShown = isShown(fact, shown.of(column.label()));
        return isShown ? comment(fact) : text(fact, ReadableKeys.ofText("label", language, false));
    }

    /** The comment is the label, and the description only where there is no label. */
    private Carried description(Fact fact, String language) {
        boolean isShown = isShown(fact, shown.of(column.description()));
        return isShown && column.label().isEmpty()
                ? comment(fact)
                : text(fact, ReadableKeys.ofText("description", language, isShown));
    }

    private static boolean isShown(Fact fact, String text) {
        return fact.shownValue().equals(text) && !text.isEmpty();
    }

    private Carried comment(Fact fact) {
        FieldPath comment = path.child("comment");
        return form.findText(comment).equals(Optional.of(fact.shownValue()))
                ? nativeAt(fact, comment)
                : new Carried(
                        fact.path(),
                        Carrier.DEGRADED,
                        Optional.of(comment),
                        losses.reason("columns/" + column.name() + "/label", Severity.DEGRADED));
    }

    private Carried text(Fact fact, String key) {
        return beside(fact, Optional.of(key), "Glue shows one text of a column");
    }

    private Carried rest(Fact fact, List<String> inColumn) {
        boolean isTargetName = inColumn.size() == 2 && inColumn.get(1).equals(Column.TARGET_NAME);
        return isTargetName && name.equals(fact.shownValue())
                ? nativeAt(fact, FieldPath.of(path.segments().get(0)))
                : beside(fact, ReadableKeys.ofColumn(inColumn), "Glue has no field for it");
    }

    private static Carried nativeAt(Fact fact, FieldPath field) {
        return new Carried(fact.path(), Carrier.NATIVE, Optional.of(field), "");
    }

    private Carried beside(Fact fact, Optional<String> key, String cause) {
        FieldPath field = key.map(path.child("parameters")::child)
                .filter(readable -> form.find(readable).isPresent())
                .orElse(MODEL);
        return context.entry(fact, fact.path().subList(DEPTH, fact.path().size()), key)
                .orElseGet(() -> new Carried(fact.path(), Carrier.PARAMETER, Optional.of(field), cause));
    }
}
