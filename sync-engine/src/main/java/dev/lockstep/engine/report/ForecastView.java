package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.Forecast;

/** What carrying out a plan will about cost. */
public final class ForecastView {
    private ForecastView() {}

    /** One sentence. */
    public static String text(Forecast forecast) {
        String calls = "About %s to the target".formatted(Words.count(forecast.calls(), "call"));
        return forecast.time()
                .map(time -> "%s: %s at the ceiling of %,d per second."
                        .formatted(
                                calls,
                                Words.time(time),
                                forecast.callsPerSecond().orElseThrow()))
                .orElseGet(() -> calls + "; as fast as it admits them, for no ceiling is set.");
    }

    public static ObjectNode json(Forecast forecast) {
        ObjectNode node = Json.object()
                .put("writes", forecast.writes())
                .put("reads", forecast.reads())
                .put("calls", forecast.calls());
        forecast.callsPerSecond().ifPresent(rate -> node.put("callsPerSecond", rate));
        forecast.time().ifPresent(time -> node.put("timeMillis", time.toMillis()));
        return node;
    }
}
