package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How badly the service behaves; well, unless told otherwise. A change holds from the next request on. Only Glue requests are hit, STS
 * never. Thread-safe.
 */
public final class Faults {
    private final List<Armed> scripted = new ArrayList<>();
    private final List<Throttle> throttles = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private double throttledShare;
    private SplittableRandom random = new SplittableRandom(0);

    private record Throttle(Glob operation, TokenBucket bucket) {}

    private static final class Armed {
        final Trigger trigger;
        final Fault fault;
        int seen;

        Armed(Trigger trigger, Fault fault) {
            this.trigger = trigger;
            this.fault = fault;
        }
    }

    /** From the arrival of a request to its answer, at least. Throttled requests are answered at once. */
    public synchronized void latency(Duration fixed) {
        if (fixed.isNegative()) {
            throw new IllegalArgumentException("Latency is negative: " + fixed);
        }
        latency = fixed;
    }

    /** Limits all operations together: beyond it ThrottlingException, without effect. */
    public void throttle(double perSecond, int burst) {
        throttle("*", perSecond, burst);
    }

    /**
     * Limits the operations that match together. Limits add up.
     *
     * @param operation may hold {@code *}
     * @param perSecond 0 admits the burst and then nothing
     */
    public synchronized void throttle(String operation, double perSecond, int burst) {
        throttles.add(new Throttle(Glob.of(operation), new TokenBucket(perSecond, burst, System::nanoTime)));
    }

    /** Throttles a share of all requests at random; the same seed gives the same sequence. @param share 0 to 1 */
    public synchronized void throttleShare(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is 0 to 1, not " + share);
        }
        throttledShare = share;
        random = new SplittableRandom(seed);
    }

    /** Sets up a fault. If several hit one request, the one set up first does; all of them count the request. */
    public synchronized void script(Trigger trigger, Fault fault) {
        scripted.add(new Armed(trigger, fault));
    }

    /** Behaves well again. */
    public synchronized void clear() {
        scripted.clear();
        throttles.clear();
        latency = Duration.ZERO;
        throttledShare = 0;
    }

    synchronized Duration latency() {
        return latency;
    }

    synchronized void admit(String operation) {
        boolean unlucky = throttledShare > 0 && random.nextDouble() < throttledShare;
        for (Throttle throttle : throttles) {
            unlucky |= throttle.operation().matches(operation)
                    && !throttle.bucket().admits();
        }
        if (unlucky) {
            throw new ServiceError("ThrottlingException", 400, "Rate exceeded");
        }
    }

    synchronized Optional<Fault> next(String operation, Target target) {
        Optional<Fault> hit = Optional.empty();
        for (Armed armed : scripted) {
            if (armed.trigger.matches(operation, target)) {
                armed.seen++;
                boolean now = armed.seen >= armed.trigger.first() && armed.seen <= armed.trigger.last();
                hit = hit.isEmpty() && now ? Optional.of(armed.fault) : hit;
            }
        }
        return hit;
    }
}
