package dev.lockstep.documentdb;

import dev.lockstep.documentdb.client.Cluster;
import dev.lockstep.documentdb.client.TrustBundle;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.net.ssl.SSLContext;

/** One cluster. */
final class DocumentDbConnector implements MetadataConnector {
    private final DocumentDbConfig config;
    private final SSLContext trust;
    private final Cluster cluster;

    DocumentDbConnector(DocumentDbConfig config) {
        this.config = config;
        this.trust = config.tls().caFile().map(TrustBundle::only).orElseGet(TrustBundle::ofJvm);
        this.cluster = new Cluster(ClientSettings.of(config, trust));
    }

    @Override
    public String system() {
        return config.system();
    }

    /** How DocumentDB names things. Nothing is written, so one change at a time is as true as any number. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(DocumentDbNames.DATABASE, DocumentDbNames.COLLECTION, NameRule.verbatim(), 1);
    }

    /** Empty: reading follows in a later release. */
    @Override
    public Optional<MetadataReader> reader() {
        return Optional.empty();
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.empty();
    }

    @Override
    public List<Check> check() {
        return new DocumentDbDoctor(config, trust, cluster).examine();
    }

    @Override
    public Optional<String> principal() {
        return Optional.empty();
    }

    @Override
    public List<Grant> grants(Use use) {
        return List.of();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return cluster.calls();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
