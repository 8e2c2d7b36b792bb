package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A variable of an analytic model or an input parameter of a view.
 *
 * @param name technical name
 * @param label shown text
 * @param kind what it steers
 * @param type of its value, absent when the source does not say
 * @param column column it filters or refers to
 * @param selection as the source names it, such as {@code SINGLE} or {@code INTERVAL}
 * @param multiple whether several values may be given
 * @param mandatory whether a value must be given
 * @param defaultValue as the source gives it
 * @param rest what the model does not spell out
 */
public record Variable(
        String name,
        Texts label,
        Kind kind,
        Optional<DataType> type,
        Optional<String> column,
        Optional<String> selection,
        boolean multiple,
        boolean mandatory,
        Optional<Tree> defaultValue,
        Tree.Node rest) {
    /** OTHER: the source names a kind that is not known here; the rest keeps it. */
    public enum Kind {
        INPUT_PARAMETER,
        FILTER,
        RESTRICTED_MEASURE,
        REFERENCE_DATE,
        OTHER
    }

    public Variable {
        Checks.notEmpty(name, "name");
        requireNonNull(label, "label is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(type, "type is null");
        requireNonNull(column, "column is null");
        requireNonNull(selection, "selection is null");
        requireNonNull(defaultValue, "defaultValue is null");
        requireNonNull(rest, "rest is null");
    }
}
