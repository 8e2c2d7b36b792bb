package dev.lockstep.glue.pace;

import java.util.concurrent.TimeUnit;

/**
 * When the next call of one operation may go. At first, as many go as there is room for. When the service refuses calls for their rate, one
 * goes after the other until that rate is known, and from then on they go at it. When the service fails or does not answer, half as many go at
 * once. Not thread-safe; instants are nanoseconds from 0.
 */
public final class OperationPace {
    /** Returned by {@link #enter}: the call may go when another has ended. */
    public static final long WHEN_ONE_ENDS = Long.MAX_VALUE;

    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long IDLE = TimeUnit.SECONDS.toNanos(5);

    /** Calls' worth of pause after a refusal: the service's bucket is empty, and calls do not arrive as evenly as they go. */
    private static final int REFILL = 3;

    private final Window window;
    private final LearnedRate rate;
    private final ServedRate served = new ServedRate();
    private final Spacing spacing = new Spacing(CATCH_UP);
    private long lastCut = -1;
    private long lastEntered;

    /** @param concurrency most calls at once, from 1; @param perSecond most calls per second, above 0, may be infinite */
    public OperationPace(int concurrency, double perSecond) {
        this.window = new Window(concurrency);
        this.rate = new LearnedRate(perSecond);
    }

    /** 0: the call goes now and is ended by one of the methods below. Otherwise it does not, and nanoseconds until it is worth asking again. */
    public long enter(long now) {
        if (!window.hasRoom()) {
            return WHEN_ONE_ENDS;
        }
        if (rate.isKnown() && spacing.untilDue(now) > 0) {
            return spacing.untilDue(now);
        }
        if (isBusy(now)) {
            rate.used();
        } else {
            served.restart();
        }
        lastEntered = now;
        window.enter();
        return 0;
    }

    /** Whether calls go as fast as they may; while no rate is known, whether they follow each other at all. */
    private boolean isBusy(long now) {
        return rate.isKnown() ? spacing.take(now, rate.perSecond()) : now - lastEntered < IDLE;
    }

    /** The service took the call, whatever it answered. */
    public void served(long entered, long now) {
        window.leave();
        window.grow();
        served.served(entered, now);
    }

    /** The service refused the call for its rate. */
    public void refused(long entered, long now) {
        if (entered >= lastCut) { // not an echo of what was reacted to already
            slowDown(now);
            lastCut = now;
        }
        window.leave();
    }

    /** The service failed or did not answer. */
    public void failed(long entered, long now) {
        if (entered >= lastCut) {
            window.halve();
            lastCut = now;
        }
        served.restart();
        window.leave();
    }

    public int concurrency() {
        return window.size();
    }

    public int underWay() {
        return window.underWay();
    }

    /** Calls per second at present; the ceiling while the service has not refused any. */
    public double perSecond() {
        return rate.perSecond();
    }

    private void slowDown(long now) {
        served.atRefusal(now).ifPresentOrElse(rate::refused, () -> {
            if (rate.isKnown()) {
                rate.refused();
            } else {
                window.shut();
            }
        });
        if (rate.isKnown()) {
            spacing.holdUntil(now + (long) (REFILL * TimeUnit.SECONDS.toNanos(1) / rate.perSecond()));
        }
    }
}
