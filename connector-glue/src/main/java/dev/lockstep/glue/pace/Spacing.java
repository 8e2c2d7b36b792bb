package dev.lockstep.glue.pace;

/**
 * A token bucket, kept as the instant of its next token: spreads calls evenly at a rate that may change from one to the next. What was missed by
 * coming late is made up for, up to a bound. Not thread-safe.
 */
public final class Spacing {
    private static final double SECOND = 1e9;

    private final long catchUp;
    private long due;

    /** @param catchUpNanos how much lateness is made up for */
    public Spacing(long catchUpNanos) {
        this.catchUp = catchUpNanos;
    }

    /** Nanoseconds from {@code now} until a call may go; 0 if it may. */
    public long untilDue(long now) {
        return Math.max(0, due - now);
    }

    /**
     * A call goes.
     *
     * @param perSecond above 0, may be infinite
     * @return whether the calls are as fast as they may be; false when they come later than they might
     */
    public boolean take(long now, double perSecond) {
        boolean steady = due >= now - catchUp;
        due = Math.max(due, now - catchUp) + (long) (SECOND / perSecond);
        return steady;
    }

    /** No call goes before {@code instant}. */
    public void holdUntil(long instant) {
        due = Math.max(due, instant);
    }
}
