package dev.lockstep.glue;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.client.Backoff;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes connectors to a Glue Data Catalog: {@code connector: glue}. The first one sets the system property {@code http.maxConnections} to 64
 * unless it is set: so many idle connections the JDK keeps for each host, and it reads that once, before its first connection. A program that
 * opens connections by {@code HttpURLConnection} earlier should set it itself.
 */
public final class GlueConnectorFactory implements MetadataConnectorFactory {
    @Override
    public String type() {
        return "glue";
    }

    @Override
    public MetadataConnector create(ConfigSection section, ConnectorContext context) {
        return create(GlueConfig.from(section), context, Backoff.standard(() -> ThreadLocalRandom.current()
                .nextDouble()));
    }

    static MetadataConnector create(GlueConfig config, ConnectorContext context, Backoff backoff) {
        return new GlueConnector(config, context, backoff);
    }
}
