package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A measure of an analytic model or fact.
 *
 * @param name technical name
 * @param label shown text
 * @param kind how it comes about
 * @param source the source column of a base measure, the restricted measure of a restricted one
 * @param aggregation default aggregation, absent when the source does not say
 * @param exceptionAggregation further aggregation
 * @param formula as a person wrote it
 * @param currencyColumn column that holds the currency; @param unitColumn column that holds the unit
 * @param auxiliary a helper that consumers do not see
 * @param rest what the model does not spell out
 */
public record Measure(
        String name,
        Texts label,
        Kind kind,
        Optional<String> source,
        Optional<Aggregation> aggregation,
        Optional<ExceptionAggregation> exceptionAggregation,
        Optional<String> formula,
        Optional<String> currencyColumn,
        Optional<String> unitColumn,
        boolean auxiliary,
        Tree.Node rest) {
    /** OTHER: the source names a kind that is not known here; the rest keeps it. */
    public enum Kind {
        BASE,
        CALCULATED,
        RESTRICTED,
        COUNT_DISTINCT,
        NON_CUMULATIVE,
        CURRENCY_CONVERSION,
        UNIT_CONVERSION,
        OTHER
    }

    public Measure {
        Checks.notEmpty(name, "name");
        requireNonNull(label, "label is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(source, "source is null");
        requireNonNull(aggregation, "aggregation is null");
        requireNonNull(exceptionAggregation, "exceptionAggregation is null");
        requireNonNull(formula, "formula is null");
        requireNonNull(currencyColumn, "currencyColumn is null");
        requireNonNull(unitColumn, "unitColumn is null");
        requireNonNull(rest, "rest is null");
    }
}
