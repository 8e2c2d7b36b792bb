package dev.lockstep.engine;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.engine.apply.Applier;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.config.ConnectorConfig;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.Discovery;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.GivenNames;
import dev.lockstep.engine.mapping.Mapper;
import dev.lockstep.engine.metrics.CallMeter;
import dev.lockstep.engine.metrics.CallObserver.Side;
import dev.lockstep.engine.partitions.PartitionCount;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.partitions.PartitionRun;
import dev.lockstep.engine.partitions.PartitionStage;
import dev.lockstep.engine.partitions.PartitionStage.Planned;
import dev.lockstep.engine.partitions.PartitionUndoStage;
import dev.lockstep.engine.plan.Absence;
import dev.lockstep.engine.plan.AbsenceCount;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DriftFinder;
import dev.lockstep.engine.plan.DriftReport;
import dev.lockstep.engine.plan.FactCounter;
import dev.lockstep.engine.plan.FactTable;
import dev.lockstep.engine.plan.LeftBehind;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.PlanPolicy.Partitions;
import dev.lockstep.engine.plan.Planner;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.engine.verify.Verification;
import dev.lockstep.engine.verify.Verifier;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.model.Address;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Edits;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Selection;
import dev.lockstep.spi.Use;
import dev.lockstep.spi.Use.Extent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one target in step with one source. Opening contacts nothing. For one thread at a time, except {@link #cancel}, which any thread may
 * call.
 */
public final class SyncEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final int READ_THREADS = 16;

    private final RunConfig config;
    private final Surroundings surroundings;
    private final ExecutorService readers = Executors.newFixedThreadPool(READ_THREADS, named("lockstep-read-"));
    private final CallMeter sourceMeter = new CallMeter();
    private final CallMeter targetMeter = new CallMeter();
    private final MetadataConnector source;
    private final MetadataConnector target;
    private final Undoing undoing;
    private volatile Optional<String> stop = Optional.empty();

    private SyncEngine(RunConfig config, Surroundings surroundings, UnaryOperator<Use> extent) {
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
        this.undoing = new Undoing(
                PartitionUndoStage.of(config.name(), config.policy(), target, () -> stop),
                this::isPartitioned,
                surroundings.records());
    }

    /** An engine with the connectors on the class path that remembers and records nothing. */
    public static SyncEngine open(RunConfig config) {
        return open(config, Surroundings.plain());
    }

    /** @throws ConfigurationException listing all problems of the connectors' sections */
    public static SyncEngine open(RunConfig config, Surroundings surroundings) {
        return new SyncEngine(config, surroundings, UnaryOperator.identity());
    }

    /**
     * As {@link #open(RunConfig, Surroundings)}, for whoever only looks: nothing is asked of the target that a principal without any right to
     * write may not ask. What this engine is told to write may be refused half-way.
     */
    public static SyncEngine openToLook(RunConfig config, Surroundings surroundings) {
        return new SyncEngine(config, surroundings, Use::planning);
    }

    /** What the source holds: the containers that {@code containers} selects, and in them what {@code names} selects. */
    public Snapshot discoverSource(Selection containers, Selection names) {
        return discover(source, config.source(), containers, names);
    }

    /** What the target holds. */
    public Snapshot discoverTarget(Selection containers, Selection names) {
        return discover(target, config.target(), containers, names);
    }

    /**
     * Why an object of the source is in the target as it is. Asks the target at most which optional parts it offers; names of other objects that it may collide with are not
     * known here, the plan tells.
     *
     * @param finding of the object; @param scope where it was found
     */
    public Explanation explain(Finding finding, ScopeSnapshot scope) {
        return new Explainer(config, target.capabilities(), writer().format()).explain(finding, scope);
    }

    /** What becomes of every fact of the source, by container. Reads the source and contacts no target. */
    public FactTable facts() {
        Snapshot snapshot = discoverSource(Selection.all(), Selection.all());
        return new FactCounter(
                        config.name(),
                        config.policy().onLoss(),
                        writer().format(),
                        desired(snapshot, GivenNames.none()))
                .count(snapshot);
    }

    /**
     * What would change and why. Writes nothing to the target. Each plan counts as one look at the source for what was missed how often,
     * which {@link Surroundings#absences} remembers.
     */
    public Plan plan() {
        return plan(discoverDesired()).plan();
    }

    /** What the source says and the rules make of it. @param completeness of the list of containers */
    private record Wanted(DesiredState state, Completeness completeness) {}

    private Wanted discoverDesired() {
        Snapshot snapshot = discoverSource(Selection.all(), Selection.all());
        return new Wanted(desired(snapshot, new NamesInTarget(config.name(), writer())), snapshot.completeness());
    }

    private Planned plan(Wanted wanted) {
        Map<Address, Absence> before = surroundings.absences().read(config.name());
        AbsenceCount absences = countAbsences(before);
        MetadataWriter writer = writer();
        Function<TargetView, Plan> objects = view -> plan(wanted, absences, view);
        TargetListing listing = new TargetListing(writer, surroundings.progress());
        Planned planned = partitions()
                .map(stage -> stage.plan(wanted.state(), listing, writer.format(), objects, () -> stop))
                .orElseGet(() -> new Planned(objects.apply(listing), List.of()));
        surroundings.absences().replace(config.name(), before, absences.after());
        return planned;
    }

    private AbsenceCount countAbsences(Map<Address, Absence> before) {
        return new AbsenceCount(before, surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Plan plan(Wanted wanted, AbsenceCount absences, TargetView view) {
        return new Planner(config.name(), config.policy(), writer().format())
                .plan(source.system(), target.system(), wanted.state(), wanted.completeness(), view, absences);
    }

    /** How many partitions an object of the source has, and whether all were seen. Empty unless the policy is to bring partitions over. */
    public Optional<PartitionCount> sourcePartitions(Address object) {
        return partitions(source, object);
    }

    /** As {@link #sourcePartitions}, of the target. */
    public Optional<PartitionCount> targetPartitions(Address object) {
        return partitions(target, object);
    }

    private Optional<PartitionCount> partitions(MetadataConnector side, Address object) {
        return config.policy().partitions() == Partitions.OFF
                ? Optional.empty()
                : side.partitionReader().map(reader -> PartitionCount.of(reader, object));
    }

    /** As {@link #apply(Plan, Predicate)}, with nobody there to confirm: drops are not carried out. */
    public RunReport apply(Plan plan) {
        return apply(plan, any -> false);
    }

    /** What in the target is no longer as this sync left it. Asks the target only. @param left what there is evidence of */
    public DriftReport drift(LeftBehind left) {
        MetadataWriter writer = writer();
        return new DriftFinder(config.name(), config.policy().onDrift(), writer.format(), left)
                .find(target.system(), new TargetListing(writer, surroundings.progress()));
    }

    /**
     * How the target becomes what it was before a run; {@link #apply} carries it out. Writes nothing.
     *
     * @throws ConfigurationException if the run belongs to another sync or target
     */
    public Undo undo(RecordedRun run) {
        requireFor("run " + run.about().id(), run.about().sync(), run.about().target());
        return undoing.plan(
                run,
                config.name(),
                source.system(),
                target.system(),
                new TargetListing(writer(), surroundings.progress()));
    }

    private boolean isPartitioned(Form form) {
        return target.partitionWriter()
                .filter(writer -> !writer.format().keys(form).isEmpty())
                .isPresent();
    }

    /** What carrying out {@code plan} will about cost. Contacts nothing. */
    public Forecast forecast(Plan plan) {
        return Forecast.of(plan, target.capabilities().maxCallsPerSecond());
    }

    /**
     * Carries out {@code plan} as it is and looks at the target again. A change that the target no longer fits is a conflict, not a write: the
     * containers with objects that change are listed before, as versions recur. If objects would go because their sources are gone, the sources
     * are looked for again, and what a plan of now would leave alone stays. That look does not count as one.
     *
     * @param confirm whether what the plan drops may be dropped; asked before anything is written, and only when it drops something
     * @throws ConfigurationException if the plan belongs to another sync or target
     */
    public RunReport apply(Plan plan, Predicate<Plan> confirm) {
        requireFor("the plan", plan.sync(), plan.target());
        var heldBack = new HeldBack(plan);
        heldBack.unlessAllowed(config.policy().deletes().mode());
        var standing = new Standing(new TargetListing(writer(), surroundings.progress()), plan);
        if (heldBack.leavesGone()) {
            AbsenceCount uncounted = countAbsences(surroundings.absences().read(config.name()));
            heldBack.unlessIn(plan(discoverDesired(), uncounted, standing), standing);
        }
        standing.lookWherePlanned();
        heldBack.unlessExchanged(standing);
        heldBack.unlessEmptied(undoing::holds);
        heldBack.unlessConfirmed(config.policy().deletes().mode(), confirm);
        return writing(applier -> carryOut(
                plan,
                heldBack,
                applier,
                results -> results,
                (stage, run) -> plan.undoesPartitions()
                        ? undoing.apply(plan, writer()::find, run)
                        : stage.applyKept(plan, writer()::find, run)));
    }

    /** Targets of the objects that are not as planned. */
    private static Set<Address> unwritten(List<ChangeResult> results) {
        return results.stream()
                .filter(result -> !result.succeeded() && result.status() != Status.PARTLY_WRITTEN)
                .flatMap(result -> result.planned().change().target().stream())
                .collect(toSet());
    }

    private RunReport carryOut(
            Plan plan,
            HeldBack heldBack,
            Applier applier,
            UnaryOperator<List<ChangeResult>> settle,
            BiFunction<PartitionStage, PartitionRun, List<PartitionResult>> partitions) {
        Instant started = surroundings.clock().instant();
        MetadataWriter writer = writer();
        Forecast forecast = forecast(plan);
        LOG.info(
                "Carrying out {} changes: about {} calls to the target{}",
                plan.changes().size(),
                forecast.calls(),
                forecast.time()
                        .map(time -> ", " + time.toSeconds() + " s at its ceiling")
                        .orElse(""));
        List<ChangeResult> results = settle.apply(heldBack.apply(applier::apply));
        var run = new PartitionRun(
                unwritten(results),
                heldBack.withheld(config.policy().deletes().mode()),
                surroundings.journal(),
                applier::stopped);
        List<PartitionResult> ofPartitions = partitions()
                .map(stage -> partitions.apply(stage, run))
                .orElseGet(() -> PartitionStage.switchedOff(plan));
        Verification verification = new Verifier(writer, surroundings.progress()).verify(results);
        return new RunReport(
                surroundings.run(),
                started,
                Duration.between(started, surroundings.clock().instant()),
                plan,
                forecast,
                results,
                ofPartitions,
                verification,
                sourceMeter.figures(source.calls()),
                targetMeter.figures(target.calls()));
    }

    /** As {@link #sync(Predicate)}, with nobody there to confirm: drops are not carried out. */
    public RunReport sync() {
        return sync(any -> false);
    }

    /**
     * Plans and carries out. What somebody else changed in between is merged again, and only a conflict that does not end is one.
     *
     * @param confirm as in {@link #apply(Plan, Predicate)}
     */
    public RunReport sync(Predicate<Plan> confirm) {
        Wanted wanted = discoverDesired();
        Planned planned = plan(wanted);
        Plan plan = planned.plan();
        MetadataWriter writer = writer();
        Planner planner = new Planner(config.name(), config.policy().with(DeletePolicy.off()), writer.format());
        var heldBack = new HeldBack(plan);
        heldBack.unlessConfirmed(config.policy().deletes().mode(), confirm);
        return writing(applier -> {
            Remerge remerge = new Remerge(planner, writer, wanted.state(), applier::apply);
            return carryOut(
                            plan,
                            heldBack,
                            applier,
                            results -> remerge.settle(plan, results),
                            (stage, run) -> stage.apply(planned.partitions(), run))
                    .with(remerge.told(plan));
        });
    }

    /** Tests of both sides, side by side. Without side effects. */
    public Checks check() {
        CompletableFuture<List<Check>> reading = CompletableFuture.supplyAsync(source::check, readers);
        List<Check> writing = target.check();
        return new Checks(reading.join(), writing);
    }

    /** What was tested on each side, in the connector's order. */
    public record Checks(List<Check> source, List<Check> target) {
        public Checks {
            source = List.copyOf(source);
            target = List.copyOf(target);
        }
    }

    /** Alias of the target. */
    public String targetSystem() {
        return target.system();
    }

    /** Whom the target takes this run for, for evidence; empty when it does not say. */
    public Optional<String> targetPrincipal() {
        return target.principal();
    }

    /** The least rights that this configuration needs at its source, by principal; none where rights are not given by documents. */
    public List<Grant> sourceGrants() {
        return source.grants(sourceUse());
    }

    /** The least rights that this configuration needs at its target. Contacts nothing. @param writes whether more than {@code plan} is meant */
    public List<Grant> targetGrants(boolean writes) {
        return target.grants(writes ? targetUse() : targetUse().planning());
    }

    /** Asks a run to end early: what is under way is finished, nothing new is begun. */
    public void cancel() {
        stop("the run was cancelled");
    }

    /** As {@link #cancel}, for another reason; the first one is told. @param reason such as {@code the run was cancelled} */
    public synchronized void stop(String reason) {
        stop = Optional.of(stop.orElse(reason));
    }

    @Override
    public void close() {
        try (target) {
            source.close();
        } finally {
            readers.shutdownNow();
        }
    }

    private Snapshot discover(
            MetadataConnector connector, ConnectorConfig side, Selection containers, Selection names) {
        MetadataReader reader = connector.reader().orElseThrow(() -> roleMissing(side, "cannot be read from"));
        return new Discovery(surroundings.progress(), () -> stop)
                .discover(connector.system(), reader, containers, names);
    }

    private DesiredState desired(Snapshot snapshot, GivenNames given) {
        return new Mapper(config.naming(), config.rules(), target.capabilities(), given).map(snapshot);
    }

    private void requireFor(String what, String sync, String system) {
        if (!sync.equals(config.name()) || !system.equals(target.system())) {
            throw new ConfigurationException(List.of(new Problem(
                    "name",
                    0,
                    0,
                    "%s was made by sync %s for target %s; this configuration is sync %s for target %s"
                            .formatted(what, sync, system, config.name(), target.system()))));
        }
    }

    private Optional<PartitionStage> partitions() {
        return PartitionStage.of(config.name(), config.policy(), source, target);
    }

    private MetadataWriter writer() {
        return target.writer().orElseThrow(() -> roleMissing(config.target(), "cannot be written to"));
    }

    /** One applier for a whole run: what stops it stops every later round as well. */
    private RunReport writing(Function<Applier, RunReport> run) {
        ExecutorService writers =
                Executors.newFixedThreadPool(target.capabilities().maxConcurrentWrites(), named("lockstep-write-"));
        try {
            return run.apply(
                    new Applier(writer(), writers, surroundings.journal(), surroundings.progress(), () -> stop));
        } finally {
            writers.shutdown();
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
                config.policy().deletes().mode() == DeletePolicy.Deletes.DROP ? Extent.DROP : Extent.WRITE,
                config.naming().containerPrefix(),
                config.naming().containerSuffix(),
                config.policy().partitions() == Partitions.SYNC);
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

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, prefix + number.incrementAndGet());
    }
}
