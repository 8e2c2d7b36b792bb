package dev.lockstep.engine;

import static java.util.stream.Collectors.toSet;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import dev.lockstep.engine.Planning.Wanted;
import dev.lockstep.engine.apply.Applier;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.partitions.PartitionRun;
import dev.lockstep.engine.partitions.PartitionStage;
import dev.lockstep.engine.partitions.PartitionStage.Planned;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.Planner;
import dev.lockstep.engine.verify.Verification;
import dev.lockstep.engine.verify.Verifier;
import dev.lockstep.model.Address;
import dev.lockstep.spi.MetadataWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out plans: objects, then partitions, then a look at what was written. For one thread. */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final RunConfig config;
    private final Surroundings surroundings;
    private final ConnectedSystems systems;
    private final Planning planning;
    private final Undoing undoing;
    private final Supplier<Optional<String>> stop;

    /** @param stop why nothing more is to be begun, if so; what is under way is finished */
    Execution(
            RunConfig config,
            Surroundings surroundings,
            ConnectedSystems systems,
            Planning planning,
            Undoing undoing,
            Supplier<Optional<String>> stop) {
        this.config = config;
        this.surroundings = surroundings;
        this.systems = systems;
        this.planning = planning;
        this.undoing = undoing;
        this.stop = stop;
    }

    /** A plan that may have been made long ago. @param confirm whether what it drops may be dropped */
    RunReport apply(Plan plan, Predicate<Plan> confirm) {
        HeldBack heldBack = stillRight(plan);
        heldBack.unlessConfirmed(deletes(), confirm);
        return writing(applier -> carryOut(
                plan,
                heldBack,
                applier,
                results -> results,
                (stage, run) -> plan.undoesPartitions()
                        ? undoing.apply(plan, systems.writer()::find, run)
                        : stage.applyKept(plan, systems.writer()::find, run)));
    }

    private HeldBack stillRight(Plan plan) {
        var heldBack = new HeldBack(plan);
        heldBack.unlessAllowed(deletes());
        var standing = new Standing(planning.listing(), plan);
        if (heldBack.leavesGone()) {
            heldBack.unlessIn(planning.planAside(planning.wanted(), standing), standing);
        }
        standing.lookWherePlanned();
        heldBack.unlessExchanged(standing);
        undoing.lookAgain();
        heldBack.unlessEmptied(undoing::holds);
        return heldBack;
    }

    /** A plan of now; what somebody else changed since is merged again. @param confirm as in {@link #apply} */
    RunReport sync(Predicate<Plan> confirm) {
        Wanted wanted = planning.wanted();
        Planned planned = planning.plan(wanted);
        Plan plan = planned.plan();
        MetadataWriter writer = systems.writer();
        Planner planner = new Planner(config.name(), config.policy().with(DeletePolicy.off()), writer.format());
        var heldBack = new HeldBack(plan);
        heldBack.unlessConfirmed(deletes(), confirm);
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

    private Deletes deletes() {
        return config.policy().deletes().mode();
    }

    /** One applier for a whole run: what stops it stops every later round as well. */
    private RunReport writing(Function<Applier, RunReport> run) {
        ExecutorService writers = Executors.newFixedThreadPool(
                systems.target().capabilities().maxConcurrentWrites(),
                new ThreadFactoryBuilder().setNameFormat("lockstep-write-%d").build());
        try {
            return run.apply(
                    new Applier(systems.writer(), writers, surroundings.journal(), surroundings.progress(), stop));
        } finally {
            writers.shutdown();
        }
    }

    private RunReport carryOut(
            Plan plan,
            HeldBack heldBack,
            Applier applier,
            UnaryOperator<List<ChangeResult>> settle,
            BiFunction<PartitionStage, PartitionRun, List<PartitionResult>> partitions) {
        Instant started = surroundings.clock().instant();
        Forecast forecast = forecast(plan);
        tell(plan, forecast);
        List<ChangeResult> results = settle.apply(heldBack.apply(applier::apply));
        var run = new PartitionRun(
                unwritten(results), heldBack.withheld(deletes()), surroundings.journal(), applier::stopped);
        List<PartitionResult> ofPartitions = systems.partitions()
                .map(stage -> partitions.apply(stage, run))
                .orElseGet(() -> PartitionStage.switchedOff(plan));
        Verification verification = new Verifier(systems.writer(), surroundings.progress()).verify(results);
        return new RunReport(
                surroundings.run(),
                started,
                Duration.between(started, surroundings.clock().instant()),
                plan,
                forecast,
                results,
                ofPartitions,
                verification,
                systems.sourceCalls(),
                systems.targetCalls());
    }

    Forecast forecast(Plan plan) {
        return Forecast.of(plan, systems.target().capabilities().maxCallsPerSecond());
    }

    private static void tell(Plan plan, Forecast forecast) {
        LOG.info(
                "Carrying out {} changes: about {} calls to the target{}",
                plan.changes().size(),
                forecast.calls(),
                forecast.time()
                        .map(time -> ", " + time.toSeconds() + " s at its ceiling")
                        .orElse(""));
    }

    /** Targets of the objects that are not as planned. */
    private static Set<Address> unwritten(List<ChangeResult> results) {
        return results.stream()
                .filter(result -> !result.succeeded() && result.status() != Status.PARTLY_WRITTEN)
                .flatMap(result -> result.planned().change().target().stream())
                .collect(toSet());
    }
}
