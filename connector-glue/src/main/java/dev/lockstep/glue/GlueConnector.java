package dev.lockstep.glue;

import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.mapping.GlueNames;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.TargetFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One catalog. */
final class GlueConnector implements MetadataConnector {
    private final GlueConfig config;
    private final GlueGateway gateway;
    private final TargetFormat format;

    GlueConnector(GlueConfig config, GlueGateway gateway, TargetFormat format) {
        this.config = config;
        this.format = format;
        this.gateway = gateway;
    }

    @Override
    public String system() {
        return config.system();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(GlueNames.RULE, GlueNames.RULE, config.maxConcurrentWrites());
    }

    @Override
    public Optional<MetadataReader> reader() {
        return Optional.of(new GlueReader(config.system(), config.databases(), gateway));
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.of(new GlueWriter(gateway, format));
    }

    @Override
    public List<Check> check() {
        return new GlueDoctor(config, gateway).examine();
    }

    @Override
    public Optional<String> principal() {
        return new GlueIdentity(config, gateway).principal();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return gateway.calls();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
