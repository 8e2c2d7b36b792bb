package dev.lockstep.engine.mapping.rules;

import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.TypeSpelling;
import java.util.ArrayList;
import java.util.List;

/** What an action makes of a column. Paths of changes start in the column. */
final class ColumnEdit {
    record Result(Column column, List<Edited> changes) {}

    private ColumnEdit() {}

    static Result of(Action action, Column column) {
        List<Edited> changes = new ArrayList<>();
        Column edited = column;
        if (action instanceof Action.OverrideType override) {
            edited = withType(changes, column, override.type());
        } else if (action instanceof Action.Rename rename) {
            edited = renamed(changes, column, rename.name(column.name()));
        } else if (action instanceof Action.DropAnnotation drop) {
            edited = column.toBuilder()
                    .rest(Edited.without(changes, column.rest(), drop))
                    .build();
        } else if (action instanceof Action.Set set) {
            for (Setting setting : set.fields()) {
                edited = set(changes, edited, setting);
            }
        } else {
            throw new IllegalStateException("no action on columns: " + action);
        }
        return new Result(edited, changes);
    }

    private static Column withType(List<Edited> changes, Column column, DataType type) {
        if (column.type().equals(type)) {
            return column;
        }
        changes.add(new Edited(List.of("type"), TypeSpelling.print(column.type()), TypeSpelling.print(type)));
        return column.toBuilder().type(type).build();
    }

    /** The technical name stays, since references rely on it and the way back needs it; the wish is kept beside. */
    static Column renamed(List<Edited> changes, Column column, String name) {
        if (name.equals(column.publishedName())) {
            return column;
        }
        changes.add(new Edited(List.of("name"), column.publishedName(), name));
        return column.publishedAs(name);
    }

    private static Column set(List<Edited> changes, Column column, Setting setting) {
        return switch (setting.field()) {
            case LABEL ->
                column.toBuilder()
                        .label(Edited.text(changes, "label", column.label(), setting))
                        .build();
            case DESCRIPTION ->
                column.toBuilder()
                        .description(Edited.text(changes, "description", column.description(), setting))
                        .build();
            case TAG ->
                column.toBuilder()
                        .tags(Edited.tag(changes, List.of("tags"), column.tags(), setting.value()))
                        .build();
            case TERM ->
                column.toBuilder()
                        .glossaryTerms(
                                Edited.tag(changes, List.of("glossaryTerms"), column.glossaryTerms(), setting.value()))
                        .build();
            case OWNER, STEWARD, CONTACT, CERTIFICATION, PROPERTY ->
                throw new IllegalStateException("columns have no " + setting.field());
        };
    }
}
