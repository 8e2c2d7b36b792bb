package dev.lockstep.glue.client;

import dev.lockstep.glue.pace.OperationPace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

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

    /** A call that was let through; to be ended once, by one of its methods. */
    final class Pass {
        private final Lane lane;
        private final long entered = clock.getAsLong();

        private Pass(Lane lane) {
            this.lane = lane;
        }

        void served() {
            lane.end(pace -> pace.served(entered, clock.getAsLong()));
        }

        /** For the rate of calls. */
        void refused() {
            lane.end(pace -> pace.refused(entered, clock.getAsLong()));
        }

        /** By the service's fault, or without an answer. */
        void failed() {
            lane.end(pace -> pace.failed(entered, clock.getAsLong()));
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
