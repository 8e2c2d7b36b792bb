package dev.lockstep.datasphere;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.datasphere.client.FolderConnector;
import dev.lockstep.datasphere.config.DatasphereConfig;
import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.util.List;

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
        throw new ConfigurationException(List.of(new Problem(
                "url", 0, 0, "cannot be read by this build; export the space and give its folder as `path`")));
    }
}
