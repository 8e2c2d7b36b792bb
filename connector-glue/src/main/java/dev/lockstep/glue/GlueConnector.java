package dev.lockstep.glue;

import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.context.ContextAccess;
import dev.lockstep.glue.context.ContextWriter;
import dev.lockstep.glue.mapping.GlueFormat;
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
    private final List<String> languages;
    private final ContextAccess access;
    private final GlueWriter writer;

    /** @param languages of texts where Glue holds one, best first */
    GlueConnector(GlueConfig config, GlueGateway gateway, List<String> languages) {
        this.config = config;
        this.languages = List.copyOf(languages);
        this.gateway = gateway;
        this.access = new ContextAccess(config.context(), config.catalogId(), gateway.context());
        this.writer = new GlueWriter(
                gateway,
                this::format,
                new ContextWriter(gateway.context(), access),
                new TableArns(gateway, config.region(), config.catalogId()));
    }

    @Override
    public String system() {
        return config.system();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                GlueNames.RULE,
                GlueNames.RULE,
                GlueNames.RULE,
                config.maxConcurrentWrites(),
                config.maxRequestsPerSecond());
    }

    @Override
    public Optional<MetadataReader> reader() {
        return Optional.of(new GlueReader(config.system(), config.databases(), gateway));
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.of(writer);
    }

    private TargetFormat format() {
        return new GlueFormat(languages, access.carriers());
    }

    @Override
    public List<Check> check() {
        return new GlueDoctor(config, gateway, access).examine();
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
