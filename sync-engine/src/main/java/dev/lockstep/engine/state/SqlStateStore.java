package dev.lockstep.engine.state;

import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.DocumentCache;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** State in an SQL database. Thread-safe. */
final class SqlStateStore implements StateStore {
    /** Long enough for a stop of the machine's clock or a slow disk; a run renews it far more often. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final Database database;
    private final Clock clock;

    SqlStateStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        try {
            Schema.migrate(database);
        } catch (RemoteException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public DocumentCache cache() {
        return new SqlDocumentCache(database);
    }

    @Override
    public AbsenceLog absences() {
        return new SqlAbsenceLog(database);
    }

    @Override
    public void save(Run run) {
        SqlRuns.save(database, run);
    }

    @Override
    public List<Run> listRuns(String sync, int limit) {
        return SqlRuns.list(database, sync, limit);
    }

    @Override
    public RunLock lock(String sync, LockOwner owner) {
        return SqlRunLock.acquire(database, clock, sync, owner);
    }

    @Override
    public void close() {
        database.close();
    }
}
