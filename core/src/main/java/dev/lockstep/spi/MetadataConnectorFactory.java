package dev.lockstep.spi;

import dev.lockstep.config.ConfigSection;

/** Makes connectors of one kind. Found with {@link java.util.ServiceLoader}; needs a public constructor without parameters. */
public interface MetadataConnectorFactory {
    /** Value of {@code connector:} in the configuration, such as {@code glue}. */
    String type();

    /**
     * A complete connector. Contacts nothing: the first remote call is made by a role.
     *
     * @param section its part of the configuration, {@code connector} included; the factory reads all of it and calls {@link ConfigSection#finish}
     * @throws dev.lockstep.error.ConfigurationException listing all problems
     */
    MetadataConnector create(ConfigSection section, ConnectorContext context);
}
