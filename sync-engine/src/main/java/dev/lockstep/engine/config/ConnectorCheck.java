package dev.lockstep.engine.config;

import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lets a factory read its section, and throws the connector away: factories contact nothing. */
final class ConnectorCheck {
    private final Connectors connectors;

    ConnectorCheck(Connectors connectors) {
        this.connectors = connectors;
    }

    List<Problem> problems(ConnectorConfig config) {
        ExecutorService unused = Executors.newSingleThreadExecutor();
        try {
            connectors
                    .create(config, new ConnectorContext(Clock.systemUTC(), unused, DocumentCache.none()))
                    .close();
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        } finally {
            unused.shutdownNow();
        }
    }
}
