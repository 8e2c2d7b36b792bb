package dev.lockstep.model;

import java.util.List;

/**
 * Aggregation over named attributes, applied after the standard aggregation and the formula.
 *
 * @param kind as the source names it, such as {@code LAST} or {@code AVERAGENULL}
 * @param attributes column names, in the source's order
 */
public record ExceptionAggregation(String kind, List<String> attributes) {
    public ExceptionAggregation {
        Checks.notEmpty(kind, "kind");
        attributes = Checks.copy(attributes, "attributes");
    }
}
