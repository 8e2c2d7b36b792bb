package dev.lockstep.engine.cli;

import dev.lockstep.engine.AuditJournal;
import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.audit.AuditFile;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.report.Json;
import dev.lockstep.engine.report.RunView;
import dev.lockstep.engine.state.AbsenceLog;
import dev.lockstep.engine.state.LeaseRenewal;
import dev.lockstep.engine.state.LockOwner;
import dev.lockstep.engine.state.Run;
import dev.lockstep.engine.state.StateStore;
import dev.lockstep.engine.state.StateStores;
import dev.lockstep.model.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An engine with its state, its lock, its audit record and its history: what one command needs. For one thread. */
final class RunSession implements AutoCloseable {
    private static final int SEARCHED_RUNS = 100;

    private final RunConfig config;
    private final String command;
    private final Clock clock = Clock.systemUTC();
    private final String run = RunIds.next(clock);
    private final StateStore store;
    private final AuditJournal journal;
    private final ConsoleProgress display;
    private final SyncEngine engine;
    private final Interruption interruption;

    private RunSession(
            RunConfig config,
            String command,
            Terminal terminal,
            Output output,
            Function<RunSession, Audit> evidence,
            UnaryOperator<StateStore> memory,
            Function<StateStore, AbsenceLog> absences,
            BiFunction<RunConfig, Surroundings, SyncEngine> open) {
        this.config = config;
        this.command = command;
        this.store = memory.apply(StateStores.open(config.state().url(), clock));
        this.journal = new AuditJournal(() -> evidence.apply(this), System::nanoTime);
        this.display = new ConsoleProgress(terminal.err(), System::nanoTime);
        Surroundings surroundings = Surroundings.plain()
                .withRun(run)
                .withProgress(terminal.isInteractive() && output.showsProgress() ? display : Progress.none())
                .withCache(store.cache())
                .withAbsences(absences.apply(store))
                .withRecords(id -> RecordedRun.read(AuditPlace.of(config), id))
                .withJournal(journal);
        try {
            this.engine = open.apply(config, surroundings);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        this.interruption = Interruption.calling(() -> {
            engine.cancel();
            terminal.err().println(Interruption.TOLD);
        });
    }

    static RunSession open(RunConfig config, String command, Terminal terminal, Output output) {
        return open(config, command, terminal, output, RunSession::startAudit, UnaryOperator.identity());
    }

    /** For a command that nothing comes of: it writes nothing, and what it does not find is not counted. */
    static RunSession openToLook(RunConfig config, String command, Terminal terminal, Output output) {
        return look(config, command, terminal, output, store -> store.absences().readOnly());
    }

    /** For a command that writes nothing itself; what it does not find is counted, since something is to come of it. */
    static RunSession openToPlan(RunConfig config, String command, Terminal terminal, Output output) {
        return look(config, command, terminal, output, StateStore::absences);
    }

    private static RunSession look(
            RunConfig config,
            String command,
            Terminal terminal,
            Output output,
            Function<StateStore, AbsenceLog> absences) {
        return new RunSession(
                config,
                command,
                terminal,
                output,
                RunSession::startAudit,
                UnaryOperator.identity(),
                absences,
                SyncEngine::openToLook);
    }

    /** @param evidence starts the audit record, with the first write; @param memory what the state store is replaced by */
    static RunSession open(
            RunConfig config,
            String command,
            Terminal terminal,
            Output output,
            Function<RunSession, Audit> evidence,
            UnaryOperator<StateStore> memory) {
        return new RunSession(
                config, command, terminal, output, evidence, memory, StateStore::absences, SyncEngine::open);
    }

    /** Looks at something; Ctrl-C ends it. */
    <T> T read(Function<SyncEngine, T> action) {
        try {
            return action.apply(engine);
        } finally {
            display.close();
        }
    }

    /**
     * Writes, as the only one, with evidence. The report is kept and told before anything else can fail.
     *
     * @param tell prints the report
     * @throws dev.lockstep.error.RemoteException after that, if the evidence cannot be closed
     */
    RunReport write(Function<SyncEngine, RunReport> action, Consumer<RunReport> tell) {
        Run started = Run.started(run, config.name(), command, clock.instant());
        LeaseRenewal lease = LeaseRenewal.start(
                store.lock(config.name(), LockOwner.current(run)),
                clock,
                () -> engine.stop("the run lock was lost: another run may have taken over"));
        try {
            store.save(started);
            RunReport report = read(action);
            try {
                keep(report);
                endRecord();
            } finally {
                tell.accept(report);
                store.save(started.ended(clock.instant(), RunView.verdict(report), RunView.counts(report)));
            }
            return report;
        } finally {
            lease.close();
        }
    }

    /** Where the report of this run is kept. */
    Path reportFile() {
        return config.state().folder().resolve("reports").resolve(run + ".json");
    }

    /** Where the audit record of this run is; it is there once something was written. */
    Path auditFile() {
        return auditFile(run);
    }

    private Path auditFile(String id) {
        return AuditPlace.of(config).folder().resolve(id + ".jsonl");
    }

    /** A run that was killed, or found no room for it, left its record open: this one follows it, whether or not it wrote, so that the chain has an end again. */
    private void endRecord() {
        store.listRuns(config.name(), SEARCHED_RUNS).stream()
                .filter(earlier -> Files.exists(auditFile(earlier.id())))
                .findFirst()
                .filter(latest ->
                        !latest.id().equals(run) && !AuditPlace.of(config).isEnded(latest.id()))
                .ifPresent(open -> journal.begin());
        journal.close();
    }

    Audit startAudit() {
        return AuditFile.start(auditFile().getParent(), run, clock, about());
    }

    private void keep(RunReport report) {
        try {
            Files.createDirectories(reportFile().getParent());
            Files.writeString(reportFile(), Json.print(RunView.json(report)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the report " + reportFile(), e);
        }
    }

    private Tree.Node about() {
        Map<String, Tree> about = new LinkedHashMap<>();
        about.put("sync", Tree.text(config.name()));
        about.put("command", Tree.text(command));
        about.put("source", Tree.text(config.source().type()));
        about.put("target", Tree.text(config.target().type()));
        about.put("targetSystem", Tree.text(engine.targetSystem()));
        engine.targetPrincipal().ifPresent(caller -> about.put("caller", Tree.text(caller)));
        about.put("user", Tree.text(System.getProperty("user.name", "")));
        about.put("host", Tree.text(LockOwner.current(run).host()));
        return new Tree.Node(about);
    }

    /** Everything, whatever of it fails; the interruption last: an interrupted process ends as soon as it is released. */
    @Override
    public void close() {
        try (interruption;
                store;
                journal;
                engine) {
            display.close();
        }
    }
}
