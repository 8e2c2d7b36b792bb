package dev.lockstep.sandbox.datasphere;

/** A habit of some tenants, to be switched on or off. The first group is on from the start: every tenant has these. */
public enum Surprise {
    /** A path that is no API answers 200 with an HTML page that asks to log in. */
    LOGIN_PAGE_FOR_UNKNOWN_PATHS(true),
    /** A list without {@code top} ends silently after 25 objects. */
    LISTS_END_AFTER_25(true),
    /** {@code $metadata} with {@code Accept: application/json} is refused with 406. */
    METADATA_ONLY_AS_XML(true),

    /** The catalog answers {@code spaces} with a bare array. */
    BARE_ARRAY_OF_SPACES,
    /** Context and relational URLs of the old generation, analytical URLs of the new one, in one answer. */
    MIXED_GENERATIONS,
    /** Only {@code /api/v1/dwc/…} exists. */
    LEGACY_PATHS_ONLY,
    /** Only {@code /api/v1/datasphere/consumption/…} exists. */
    CURRENT_PATHS_ONLY,
    /** No business names: not on spaces, not on assets, not on columns in {@code $metadata}. */
    NO_LABELS,
    /** {@code $top} without {@code $skip} yields an empty list. */
    ONLY_TOP_IS_EMPTY,
    /** {@code supportsAnalyticalQueries} is false although the asset is an analytic model. */
    ANALYTICAL_FLAG_WRONG,
    /** Every call with a good token answers 200 with a sentence about a missing account. */
    ACCOUNT_MISSING,
    /** Every call is redirected to the login host. */
    REDIRECT_TO_LOGIN,
    /** The time stamps of lists have no time of day. */
    DATES_WITHOUT_TIME;

    private final boolean usual;

    Surprise() {
        this(false);
    }

    Surprise(boolean usual) {
        this.usual = usual;
    }

    boolean isUsual() {
        return usual;
    }
}
