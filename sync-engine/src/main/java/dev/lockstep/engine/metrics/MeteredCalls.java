package dev.lockstep.engine.metrics;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.RemoteCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/**
 * Publishes remote calls through Micrometer, for programs that embed the engine and bring {@code io.micrometer:micrometer-core} along: the timer
 * {@code lockstep.calls} with the tags {@code side}, {@code connector}, {@code operation}, {@code ending} (answered, throttled, failed) and
 * {@code repeated}. Thread-safe.
 */
public final class MeteredCalls implements CallObserver {
    private static final String NAME = "lockstep.calls";

    private final MeterRegistry registry;

    public MeteredCalls(MeterRegistry registry) {
        this.registry = requireNonNull(registry, "registry is null");
    }

    @Override
    public void ended(Side side, String connector, RemoteCall call) {
        Timer.builder(NAME)
                .description("Calls to the systems that are kept in step")
                .tag("side", side.name().toLowerCase(Locale.ROOT))
                .tag("connector", connector)
                .tag("operation", call.operation())
                .tag("ending", call.ending().name().toLowerCase(Locale.ROOT))
                .tag("repeated", Boolean.toString(call.repeated()))
                .register(registry)
                .record(call.time());
    }
}
