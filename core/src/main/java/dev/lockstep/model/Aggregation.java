package dev.lockstep.model;

/** How values of a measure are put together. NOP: no aggregation is possible; FORMULA: evaluated after its operands. */
public enum Aggregation {
    SUM,
    MIN,
    MAX,
    COUNT,
    COUNT_DISTINCT,
    AVERAGE,
    FIRST,
    LAST,
    FORMULA,
    NONE,
    NOP
}
