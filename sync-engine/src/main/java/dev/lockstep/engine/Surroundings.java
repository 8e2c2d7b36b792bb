package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.engine.metrics.CallObserver;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.state.AbsenceLog;
import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.DocumentCache;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an embedder may replace.
 *
 * @param run id of the run, in its report, its log lines and its audit record
 * @param connectors the connectors to choose from
 * @param clock for time stamps of reports and for expiry; never for what is written
 * @param progress listens to stages
 * @param cache remembers documents between runs
 * @param journal is told of each write
 * @param absences remembers between runs what lost its source; without it nothing is ever missed twice
 * @param records finds what a run did, by its id, out of its evidence; asked for what a plan takes back among partitions, which needs it
 * @param calls is told of each remote call; with Micrometer, a {@link dev.lockstep.engine.metrics.MeteredCalls}
 */
public record Surroundings(
        String run,
        Connectors connectors,
        Clock clock,
        Progress progress,
        DocumentCache cache,
        WriteJournal journal,
        AbsenceLog absences,
        Function<String, RecordedRun> records,
        CallObserver calls) {
    private static final Function<String, RecordedRun> NO_RECORDS = Surroundings::noRecord;

    public Surroundings {
        requireNonNull(run, "run is null");
        requireNonNull(connectors, "connectors is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(cache, "cache is null");
        requireNonNull(journal, "journal is null");
        requireNonNull(absences, "absences is null");
        requireNonNull(records, "records is null");
        requireNonNull(calls, "calls is null");
    }

    /** Installed connectors, the system's clock, a random id, nobody listening, nothing remembered. */
    public static Surroundings plain() {
        return new Surroundings(
                UUID.randomUUID().toString(),
                Connectors.installed(),
                Clock.systemUTC(),
                Progress.none(),
                DocumentCache.none(),
                WriteJournal.none(),
                AbsenceLog.none(),
                NO_RECORDS,
                CallObserver.none());
    }

    public Surroundings withRun(String id) {
        return new Surroundings(id, connectors, clock, progress, cache, journal, absences, records, calls);
    }

    public Surroundings withProgress(Progress listener) {
        return new Surroundings(run, connectors, clock, listener, cache, journal, absences, records, calls);
    }

    public Surroundings withCache(DocumentCache remembered) {
        return new Surroundings(run, connectors, clock, progress, remembered, journal, absences, records, calls);
    }

    public Surroundings withJournal(WriteJournal told) {
        return new Surroundings(run, connectors, clock, progress, cache, told, absences, records, calls);
    }

    public Surroundings withAbsences(AbsenceLog remembered) {
        return new Surroundings(run, connectors, clock, progress, cache, journal, remembered, records, calls);
    }

    public Surroundings withRecords(Function<String, RecordedRun> found) {
        return new Surroundings(run, connectors, clock, progress, cache, journal, absences, found, calls);
    }

    private static RecordedRun noRecord(String run) {
        throw missing(run);
    }

    static RemoteException missing(String run) {
        return new RemoteException(
                "undo.no-record",
                "No evidence of run %s is at hand".formatted(run),
                "Open the engine with `Surroundings.withRecords`; records are kept where the run was started.");
    }

    /** Whether any run can be found. */
    boolean hasRecords() {
        return records != NO_RECORDS;
    }

    public Surroundings withCalls(CallObserver observer) {
        return new Surroundings(run, connectors, clock, progress, cache, journal, absences, records, observer);
    }
}
