package dev.lockstep.engine;

import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.GivenNames;
import dev.lockstep.engine.partitions.PartitionCount;
import dev.lockstep.engine.partitions.PartitionUndoStage;
import dev.lockstep.engine.plan.DriftFinder;
import dev.lockstep.engine.plan.DriftReport;
import dev.lockstep.engine.plan.FactCounter;
import dev.lockstep.engine.plan.FactTable;
import dev.lockstep.engine.plan.LeftBehind;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy.Partitions;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Selection;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Keeps one target in step with one source. Opening contacts nothing. For one thread at a time, except {@link #cancel}, which any thread may
 * call.
 */
public final class SyncEngine implements AutoCloseable {
    private final RunConfig config;
    private final ConnectedSystems systems;
    private final Planning planning;
    private final Undoing undoing;
    private final Execution execution;
    private final boolean hasRecords;
    private volatile Optional<String> stop = Optional.empty();

    private SyncEngine(RunConfig config, Surroundings surroundings, UnaryOperator<Use> extent) {
        this.config = config;
        this.hasRecords = surroundings.hasRecords();
        this.systems = new ConnectedSystems(config, surroundings, extent);
        this.planning = new Planning(config, surroundings, systems, () -> stop);
        this.undoing = new Undoing(
                PartitionUndoStage.of(config.name(), config.policy(), systems.target(), () -> stop),
                this::isPartitioned,
                surroundings.records());
        this.execution = new Execution(config, surroundings, systems, planning, undoing, () -> stop);
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
        return planning.source(containers, names);
    }

    /** What the target holds. */
    public Snapshot discoverTarget(Selection containers, Selection names) {
        return planning.target(containers, names);
    }

    /**
     * Why an object of the source is in the target as it is. Asks the target at most which optional parts it offers; names of other objects that it
     * may collide with, and names that it has there already, are not known here: the plan tells.
     *
     * @param finding of the object; @param scope where it was found
     */
    public Explanation explain(Finding finding, ScopeSnapshot scope) {
        return new Explainer(
                        config,
                        systems.target().capabilities(),
                        systems.writer().format())
                .explain(finding, scope);
    }

    /** What becomes of every fact of the source, by container. Reads the source and contacts no target. */
    public FactTable facts() {
        Snapshot snapshot = discoverSource(Selection.all(), Selection.all());
        return new FactCounter(
                        config.name(),
                        config.policy().onLoss(),
                        systems.writer().format(),
                        planning.desired(snapshot, GivenNames.none()))
                .count(snapshot);
    }

    /**
     * What would change and why. Writes nothing to the target. Each plan counts as one look at the source for what was missed how often,
     * which {@link Surroundings#absences} remembers.
     */
    public Plan plan() {
        return planning.plan(planning.wanted()).plan();
    }

    /** How many partitions an object of the source has, and whether all were seen. Empty unless the policy is to bring partitions over. */
    public Optional<PartitionCount> sourcePartitions(Address object) {
        return partitions(systems.source(), object);
    }

    /** As {@link #sourcePartitions}, of the target. */
    public Optional<PartitionCount> targetPartitions(Address object) {
        return partitions(systems.target(), object);
    }

    private Optional<PartitionCount> partitions(MetadataConnector side, Address object) {
        return config.policy().partitions() == Partitions.OFF
                ? Optional.empty()
                : side.partitionReader().map(reader -> PartitionCount.of(reader, object));
    }

    /** What in the target is no longer as this sync left it. Asks the target only. @param left what there is evidence of */
    public DriftReport drift(LeftBehind left) {
        return new DriftFinder(
                        config.name(),
                        config.policy().onDrift(),
                        systems.writer().format(),
                        left)
                .find(targetSystem(), planning.listing());
    }

    /**
     * How the target becomes what it was before a run; {@link #apply} carries it out. Writes nothing. What is done among partitions is found again
     * in the evidence when it is carried out: this needs {@link Surroundings#withRecords}.
     *
     * @throws ConfigurationException if the run belongs to another sync or target
     * @throws dev.lockstep.error.RemoteException with code {@code undo.no-record} if partitions are concerned and no records are at hand
     */
    public Undo undo(RecordedRun run) {
        requireFor("run " + run.about().id(), run.about().sync(), run.about().target());
        Undo undo = undoing.plan(
                run,
                config.name(),
                systems.source().system(),
                targetSystem(),
                planning.listing(),
                systems.writer()::find);
        if (!hasRecords && undoing.asksForRecords(undo.plan())) {
            throw Surroundings.missing(run.about().id());
        }
        return undo;
    }

    private boolean isPartitioned(Form form) {
        return systems.target()
                .partitionWriter()
                .filter(writer -> !writer.format().keys(form).isEmpty())
                .isPresent();
    }

    /** What carrying out {@code plan} will about cost. Contacts nothing. */
    public Forecast forecast(Plan plan) {
        return execution.forecast(plan);
    }

    /** As {@link #apply(Plan, Predicate)}, with nobody there to confirm: drops are not carried out. */
    public RunReport apply(Plan plan) {
        return apply(plan, any -> false);
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
        return execution.apply(plan, confirm);
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
        return execution.sync(confirm);
    }

    /** Tests of both sides, side by side. Without side effects. */
    public Checks check() {
        return systems.check();
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
        return systems.target().system();
    }

    /** Whom the target takes this run for, for evidence; empty when it does not say. */
    public Optional<String> targetPrincipal() {
        return systems.target().principal();
    }

    /** The least rights that this configuration needs at its source, by principal; none where rights are not given by documents. */
    public List<Grant> sourceGrants() {
        return systems.sourceGrants();
    }

    /** The least rights that this configuration needs at its target. Contacts nothing. @param writes whether more than {@code plan} is meant */
    public List<Grant> targetGrants(boolean writes) {
        return systems.targetGrants(writes);
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
        systems.close();
    }

    private void requireFor(String what, String sync, String system) {
        if (!sync.equals(config.name()) || !system.equals(targetSystem())) {
            throw new ConfigurationException(List.of(new Problem(
                    "name",
                    0,
                    0,
                    "%s was made by sync %s for target %s; this configuration is sync %s for target %s"
                            .formatted(what, sync, system, config.name(), targetSystem()))));
        }
    }
}
