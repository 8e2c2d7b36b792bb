package dev.lockstep.model;

/** What a column is for. PLAIN: the source does not say. */
public enum ColumnRole {
    PLAIN,
    DIMENSION,
    MEASURE,
    ATTRIBUTE,
    TEXT,
    LANGUAGE,
    UNIT,
    CURRENCY
}
