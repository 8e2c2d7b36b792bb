package dev.lockstep.engine;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import dev.lockstep.config.ConfigNode;
import dev.lockstep.engine.SyncEngine.Checks;
import dev.lockstep.engine.config.ConnectorConfig;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.metrics.CallFigures;
import dev.lockstep.engine.metrics.CallMeter;
import dev.lockstep.engine.metrics.CallObserver.Side;
import dev.lockstep.engine.partitions.PartitionStage;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.PlanPolicy.Partitions;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Edits;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Use;
import dev.lockstep.spi.Use.Extent;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The source and the target of a sync, opened and metered, with what is read from them side by side. Opening contacts nothing. */
final class ConnectedSystems implements AutoCloseable {
    private static final int READ_THREADS = 16;

    private final RunConfig config;
    private final Surroundings surroundings;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READ_THREADS,
            new ThreadFactoryBuilder().setNameFormat("lockstep-read-%d").build());
    private final CallMeter sourceMeter = new CallMeter();
    private final CallMeter targetMeter = new CallMeter();
    private final MetadataConnector source;
    private final MetadataConnector target;

    /**
     * @param extent what of the use of the target is meant
     * @throws ConfigurationException listing all problems of the connectors' sections, or saying which role a system has not
     */
    ConnectedSystems(RunConfig config, Surroundings surroundings, UnaryOperator<Use> extent) {
        this.config = config;
        this.surroundings = surroundings;
        this.source = connect(config.source(), Side.SOURCE, sourceUse(), sourceMeter);
        try {
            this.target = connect(config.target(), Side.TARGET, extent.apply(targetUse()), targetMeter);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        if (config.policy().partitions() == Partitions.SYNC && partitions().isEmpty()) {
            close();
            throw partitionsMissing();
        }
    }

    MetadataConnector source() {
        return source;
    }

    MetadataConnector target() {
        return target;
    }

    /** @throws ConfigurationException if the source cannot be read from */
    MetadataReader sourceReader() {
        return reader(source, config.source());
    }

    /** @throws ConfigurationException if the target cannot be read from */
    MetadataReader targetReader() {
        return reader(target, config.target());
    }

    /** @throws ConfigurationException if the target cannot be written to */
    MetadataWriter writer() {
        return target.writer().orElseThrow(() -> roleMissing(config.target(), "cannot be written to"));
    }

    /** Empty when no partition is to be touched. */
    Optional<PartitionStage> partitions() {
        return PartitionStage.of(config.name(), config.policy(), source, target);
    }

    /** By operation. */
    SortedMap<String, CallFigures> sourceCalls() {
        return sourceMeter.figures(source.calls());
    }

    /** By operation. */
    SortedMap<String, CallFigures> targetCalls() {
        return targetMeter.figures(target.calls());
    }

    /** Tests of both sides, side by side. Without side effects. */
    Checks check() {
        CompletableFuture<List<Check>> reading = CompletableFuture.supplyAsync(source::check, readers);
        List<Check> writing = target.check();
        return new Checks(reading.join(), writing);
    }

    List<Grant> sourceGrants() {
        return source.grants(sourceUse());
    }

    List<Grant> targetGrants(boolean writes) {
        return target.grants(writes ? targetUse() : targetUse().planning());
    }

    @Override
    public void close() {
        try (target) {
            source.close();
        } finally {
            readers.shutdownNow();
        }
    }

    private MetadataConnector connect(ConnectorConfig system, Side side, Use use, CallMeter meter) {
        CallListener listener = call -> {
            meter.ended(call);
            surroundings.calls().ended(side, system.type(), call);
        };
        var context = new ConnectorContext(
                surroundings.clock(), readers, surroundings.cache(), use, config.languages(), listener, edits());
        return surroundings.connectors().create(system, context);
    }

    private Edits edits() {
        return config.policy().onDrift() == OnDrift.OVERWRITE ? Edits.OVERWRITE : Edits.KEEP;
    }

    private Use sourceUse() {
        return Use.reading().withPartitions(config.policy().partitions() == Partitions.SYNC);
    }

    private Use targetUse() {
        return new Use(
                config.policy().deletes().mode() == Deletes.DROP ? Extent.DROP : Extent.WRITE,
                config.naming().containerPrefix(),
                config.naming().containerSuffix(),
                config.policy().partitions() == Partitions.SYNC);
    }

    private static MetadataReader reader(MetadataConnector connector, ConnectorConfig side) {
        return connector.reader().orElseThrow(() -> roleMissing(side, "cannot be read from"));
    }

    private ConfigurationException partitionsMissing() {
        return new ConfigurationException(List.of(new Problem(
                "policy.partitions",
                0,
                0,
                "`sync` needs a source and a target that have partitions, and from %s to %s there are none; choose `off`"
                        .formatted(config.source().type(), config.target().type()))));
    }

    private static ConfigurationException roleMissing(ConnectorConfig side, String what) {
        ConfigNode.Place place = side.mapping().place();
        return new ConfigurationException(List.of(new Problem(
                side.path() + ".connector",
                place.line(),
                place.column(),
                "a %s system %s; choose another connector".formatted(side.type(), what))));
    }
}
