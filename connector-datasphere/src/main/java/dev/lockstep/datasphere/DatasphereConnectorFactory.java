package dev.lockstep.datasphere;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.datasphere.client.FolderConnector;
import dev.lockstep.datasphere.client.TenantConnector;
import dev.lockstep.datasphere.config.DatasphereConfig;
import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.datasphere.config.TenantConfig;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;

/** Makes connectors of type {@code datasphere}: from a folder of CSN documents or a live tenant. */
public final class DatasphereConnectorFactory implements MetadataConnectorFactory {
    @Override
    public String type() {
        return "datasphere";
    }

    @Override
    public MetadataConnector create(ConfigSection section, ConnectorContext context) {
        DatasphereConfig config = DatasphereConfig.from(section);
        if (config.source() instanceof FolderConfig folder) {
            return new FolderConnector(config.system(), config.spaces(), folder);
        }
        if (config.source() instanceof TenantConfig tenant) {
            return new TenantConnector(config.system(), config.spaces(), tenant, context);
        }
        throw new IllegalStateException("unknown source " + config.source());
    }
}
