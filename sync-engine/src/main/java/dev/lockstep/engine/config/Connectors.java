package dev.lockstep.engine.config;

import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The connectors that are available, by type. Immutable. */
public final class Connectors {
    private final TreeMap<String, MetadataConnectorFactory> factories = new TreeMap<>();

    /** @throws IllegalArgumentException if two factories have one type */
    public Connectors(Collection<MetadataConnectorFactory> factories) {
        for (MetadataConnectorFactory factory : factories) {
            if (this.factories.put(factory.type(), factory) != null) {
                throw new IllegalArgumentException("two connectors are called " + factory.type());
            }
        }
    }

    /** Those on the class path. */
    public static Connectors installed() {
        return new Connectors(ServiceLoader.load(MetadataConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** Sorted. */
    public List<String> types() {
        return List.copyOf(factories.keySet());
    }

    /**
     * A connector; contacts nothing.
     *
     * @throws dev.lockstep.error.ConfigurationException listing all problems of its section
     * @throws IllegalArgumentException if its type is not available
     */
    public MetadataConnector create(ConnectorConfig config, ConnectorContext context) {
        MetadataConnectorFactory factory = factories.get(config.type());
        if (factory == null) {
            throw new IllegalArgumentException("no connector " + config.type() + " among " + types());
        }
        return factory.create(config.section(), context);
    }
}
