package dev.lockstep.glue;

import dev.lockstep.glue.client.Backoff;
import dev.lockstep.glue.client.CallCounts;
import dev.lockstep.glue.client.Calls;
import dev.lockstep.glue.client.GlueClients;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.client.Renewal;
import dev.lockstep.glue.client.Sts;
import dev.lockstep.glue.client.Throughput;
import dev.lockstep.glue.context.ContextAccess;
import dev.lockstep.glue.context.ContextWriter;
import dev.lockstep.glue.context.RightsMemory;
import dev.lockstep.glue.mapping.GlueFormat;
import dev.lockstep.glue.mapping.GlueNames;
import dev.lockstep.glue.partitions.GluePartitionReader;
import dev.lockstep.glue.partitions.GluePartitionWriter;
import dev.lockstep.glue.partitions.PartitionGuard;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import dev.lockstep.spi.TargetFormat;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** One catalog. */
final class GlueConnector implements MetadataConnector {
    /** Where there is no STS to tell the account. */
    private static final String NOBODY = "000000000000";

    private final GlueConfig config;
    private final ConnectorContext context;
    private final CallCounts counts = new CallCounts();
    private final GlueClients clients;
    private final Signers.Signer signer;
    private final GlueGateway gateway;
    private final Catalog catalog;
    private final ContextAccess access;
    private final GlueWriter writer;

    GlueConnector(GlueConfig config, ConnectorContext context, Backoff backoff) {
        this.config = config;
        this.context = context;
        this.clients = new GlueClients(config.wire());
        this.signer = new Signers(
                        clients, renewal -> calls(Double.POSITIVE_INFINITY, renewal, backoff), context.clock())
                .with(config.credentials());
        double ceiling = config.maxRequestsPerSecond().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
        this.gateway = new GlueGateway(
                clients.glue(signer.provider()), config.catalogId(), calls(ceiling, signer.renewal(), backoff));
        this.catalog = new Catalog(
                config,
                new Sts(clients.sts(signer.provider()), calls(Double.POSITIVE_INFINITY, signer.renewal(), backoff)));
        TableArns arns = new TableArns(gateway, config.region(), catalog.configuredAccount());
        this.access = new ContextAccess(
                config.context(),
                catalog::foreignAccount,
                probeGround(arns),
                new RightsMemory(context.cache(), catalog::alias),
                gateway.context());
        this.writer = new GlueWriter(
                gateway,
                this::format,
                new ContextWriter(gateway.context(), access),
                new PartitionGuard(gateway, context.use().partitions()),
                arns,
                context.edits());
    }

    /** What the ARNs of the caller's tables begin with, if it writes any. */
    private Optional<Supplier<String>> probeGround(TableArns arns) {
        return context.use().writes()
                ? Optional.of(() -> arns.prefix(catalog.ownAccount().orElse(NOBODY)))
                : Optional.empty();
    }

    private Calls calls(double perSecond, Renewal renewal, Backoff backoff) {
        Throughput ceiling = new Throughput(config.maxConcurrentWrites(), perSecond);
        return Calls.below(ceiling, renewal, backoff, context.calls(), counts);
    }

    @Override
    public String system() {
        return catalog.alias();
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
        return Optional.of(new GlueReader(catalog::alias, config.databases(), gateway));
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.of(writer);
    }

    @Override
    public Optional<PartitionReader> partitionReader() {
        return Optional.of(new GluePartitionReader(gateway.partitions(), context.executor()));
    }

    @Override
    public Optional<PartitionWriter> partitionWriter() {
        return Optional.of(new GluePartitionWriter(gateway.partitions(), context.executor()));
    }

    private TargetFormat format() {
        return new GlueFormat(
                context.languages(), access.carriers(), context.use().partitions());
    }

    @Override
    public List<Check> check() {
        return new GlueDoctor(config, signer.means(), catalog, gateway, access, context).examine();
    }

    @Override
    public List<Grant> grants(Use use) {
        return new GlueRights(config, catalog.configuredAccount()).of(use);
    }

    @Override
    public Optional<String> principal() {
        return catalog.principal();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return counts.snapshot();
    }

    @Override
    public void close() {
        clients.close();
    }
}
