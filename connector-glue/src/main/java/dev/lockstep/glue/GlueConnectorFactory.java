package dev.lockstep.glue;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.client.Backoff;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.util.concurrent.ThreadLocalRandom;

/** Makes connectors to a Glue Data Catalog: {@code connector: glue}. */
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
