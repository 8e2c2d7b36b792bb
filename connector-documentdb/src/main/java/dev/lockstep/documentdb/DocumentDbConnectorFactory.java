package dev.lockstep.documentdb;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;

/**
 * Makes connectors to a cluster: {@code connector: documentdb}. In this release such a connector checks its configuration and its access to
 * the cluster; it neither reads nor writes. Reading follows in a later release.
 */
public final class DocumentDbConnectorFactory implements MetadataConnectorFactory {
    @Override
    public String type() {
        return "documentdb";
    }

    @Override
    public MetadataConnector create(ConfigSection section, ConnectorContext context) {
        return new DocumentDbConnector(DocumentDbConfig.from(section));
    }
}
