package dev.lockstep.glue.pace;

/**
 * The rate at which a service is called: none until it refuses for the first time. After a refusal it falls a little below what the service was
 * found to admit, comes back to that, stays about there, and then rises ever faster, so that a quota which was raised is found soon. What is
 * not asked for in the ebb stays in the service's bucket and is used in the flood. Not thread-safe.
 */
final class LearnedRate {
    /** How far it falls below what was measured. */
    private static final double DROP = 0.1;

    private static final double MOST_DROP_AT_ONCE = 1.0 / 3;

    /** How long it takes to come back: seconds, or so many calls where they take longer; a refusal for some 240 calls at the most. */
    private static final double RETURN_SECONDS = 3;

    private static final double RETURN_CALLS = 120;

    private final double ceiling;
    private double found = Double.POSITIVE_INFINITY;
    private double age;

    /** @param ceiling calls per second that are never exceeded */
    LearnedRate(double ceiling) {
        this.ceiling = ceiling;
    }

    boolean isKnown() {
        return Double.isFinite(found);
    }

    double perSecond() {
        if (!isKnown()) {
            return ceiling;
        }
        double around = age / Math.max(RETURN_SECONDS, RETURN_CALLS / found) - 1;
        return Math.min(ceiling, found * (1 + DROP * around * around * around));
    }

    /** A call went, as early as it might. Time in which nobody calls does not count: it proves nothing. */
    void used() {
        if (isKnown() && perSecond() < ceiling) {
            age += 1 / perSecond();
        }
    }

    /** @param measured calls per second that the service admitted lately */
    void refused(double measured) {
        double now = perSecond();
        found = isKnown() ? Math.max(now * MOST_DROP_AT_ONCE, Math.min(now, measured)) : Math.min(now, measured);
        age = 0;
    }

    /** Refused before anything could be measured. */
    void refused() {
        found = Math.max(found, perSecond());
        age = 0;
    }
}
