package dev.lockstep.engine.laws;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.config.ConnectorConfig;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.config.StateConfig;
import dev.lockstep.engine.mapping.Naming;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.metrics.CallObserver;
import dev.lockstep.engine.plan.DriftReport;
import dev.lockstep.engine.plan.LeftBehind;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.state.AbsenceLog;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import dev.lockstep.testkit.fake.FakeCatalog;
import dev.lockstep.testkit.fake.FakeSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A source and a catalog in memory, and the engine between them. */
final class Rig {
    static final String SYNC = "rig";

    final FakeSource source = new FakeSource();
    final FakeCatalog catalog = new FakeCatalog();
    private PlanPolicy policy = PlanPolicy.standard();
    private Collisions collisions = Collisions.ERROR;
    private RuleSet rules = RuleSet.none();
    private WriteJournal journal = WriteJournal.none();
    private AbsenceLog absences = AbsenceLog.none();
    private boolean confirmed = true;
    private Instant now = Instant.EPOCH;

    Rig with(PlanPolicy next) {
        policy = next;
        return this;
    }

    Rig with(Collisions next) {
        collisions = next;
        return this;
    }

    Rig with(RuleSet next) {
        rules = next;
        return this;
    }

    /** From now on every write is told to {@code next}. */
    Rig with(WriteJournal next) {
        journal = next;
        return this;
    }

    DriftReport drift(LeftBehind left) {
        try (SyncEngine engine = engine()) {
            return engine.drift(left);
        }
    }

    Undo undo(RecordedRun run) {
        try (SyncEngine engine = engine()) {
            return engine.undo(run);
        }
    }

    Rig with(AbsenceLog next) {
        absences = next;
        return this;
    }

    /** Whether somebody lets plans drop something from now on. */
    Rig confirmed(boolean next) {
        confirmed = next;
        return this;
    }

    /** Time goes by. */
    Rig later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** What the engine takes for the time. */
    Instant now() {
        return now;
    }

    Plan plan() {
        try (SyncEngine engine = engine()) {
            return engine.plan();
        }
    }

    RunReport apply(Plan plan) {
        try (SyncEngine engine = engine()) {
            return engine.apply(plan, any -> confirmed);
        }
    }

    RunReport sync() {
        return apply(plan());
    }

    /** Plans and writes in one. */
    RunReport syncAtOnce() {
        try (SyncEngine engine = engine()) {
            return engine.sync(any -> confirmed);
        }
    }

    private SyncEngine engine() {
        Surroundings surroundings = new Surroundings(
                "run-1",
                new Connectors(List.of(new Fixed("source", source), new Fixed("target", catalog))),
                Clock.fixed(now, ZoneOffset.UTC),
                Progress.none(),
                DocumentCache.none(),
                journal,
                absences,
                run -> {
                    throw new AssertionError("no record of run " + run);
                },
                CallObserver.none());
        return SyncEngine.open(config(), surroundings);
    }

    private RunConfig config() {
        return new RunConfig(
                SYNC,
                new ConnectorConfig("source", "source", Mapping.empty(), Path.of("")),
                new ConnectorConfig("target", "target", Mapping.empty(), Path.of("")),
                new Naming(Naming.SPACE, collisions),
                rules,
                List.of("en"),
                policy,
                StateConfig.in(Path.of("unused")));
    }

    /** Hands out one connector that lives longer than an engine. */
    private record Fixed(String type, MetadataConnector connector) implements MetadataConnectorFactory {
        @Override
        public MetadataConnector create(ConfigSection section, ConnectorContext context) {
            return connector;
        }
    }
}
