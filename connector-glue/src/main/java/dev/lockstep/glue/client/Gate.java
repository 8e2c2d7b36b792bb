package dev.lockstep.glue.client;

import dev.lockstep.glue.pace.OperationPace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/** Lets calls through: each operation at its own pace, first come, first served, and all of a principal together below a ceiling. Thread-safe. */
final class Gate {
    private final Throughput ceiling;
    private final LongSupplier clock;
    private final Principal principal;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** A gate in real time. */
    Gate(Throughput ceiling) {
        this(ceiling, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Gate(Throughput ceiling, LongSupplier nanos, Principal.Pause pause) {
        long origin = nanos.getAsLong();
        this.ceiling = ceiling;
        this.clock = () -> nanos.getAsLong() - origin;
        this.principal = new Principal(ceiling.perSecond(), clock, pause);
    }

    /** A call that was let through; to be ended once, by one of its methods. They give back how many nanoseconds it took. */
    final class Pass {
        private final Lane lane;
        private final long entered = clock.getAsLong();

        private Pass(Lane lane) {
            this.lane = lane;
        }

        long served() {
            return end((pace, now) -> pace.served(entered, now));
        }

        /** For the rate of calls. */
        long refused() {
            return end((pace, now) -> pace.refused(entered, now));
        }

        /** By the service's fault, or without an answer. */
        long failed() {
            return end((pace, now) -> pace.failed(entered, now));
        }

        private long end(ObjLongConsumer<OperationPace> ending) {
            long now = clock.getAsLong();
            lane.end(pace -> ending.accept(pace, now));
            return now - entered;
        }
    }

    Pass enter(String operation) throws InterruptedException {
        Lane lane = lanes.computeIfAbsent(
                operation, name -> new Lane(new OperationPace(ceiling.concurrency(), ceiling.perSecond()), clock));
        lane.enter();
        try {
            principal.enter();
        } catch (InterruptedException e) {
            new Pass(lane).served();
            throw e;
        }
        return new Pass(lane);
    }

    /** No call goes for {@code pause}. */
    void hold(Duration pause) {
        principal.hold(pause);
    }
}
