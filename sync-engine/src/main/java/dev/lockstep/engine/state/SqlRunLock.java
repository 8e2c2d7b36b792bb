package dev.lockstep.engine.state;

import dev.lockstep.error.RemoteException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A row that says who runs a sync and until when. Each step is one statement, so that two processes cannot both take it. */
final class SqlRunLock implements RunLock {
    private record Holder(LockOwner owner, long expires) {}

    private final Database database;
    private final Clock clock;
    private final String sync;
    private final LockOwner owner;

    private SqlRunLock(Database database, Clock clock, String sync, LockOwner owner) {
        this.database = database;
        this.clock = clock;
        this.sync = sync;
        this.owner = owner;
    }

    static RunLock acquire(Database database, Clock clock, String sync, LockOwner owner) {
        SqlRunLock lock = new SqlRunLock(database, clock, sync, owner);
        if (lock.take()) {
            return lock;
        }
        List<Holder> holders = lock.holders();
        for (Holder holder : holders) {
            if (!holder.owner().isGone(owner)) {
                throw locked(sync, holder);
            }
            lock.release(holder.owner());
        }
        if (lock.take()) {
            return lock;
        }
        throw locked(sync, lock.holders().stream().findFirst().orElse(new Holder(owner, clock.millis())));
    }

    @Override
    public boolean renew() {
        return database.update(
                        "update run_lock set expires = ? where sync = ? and run = ?", expiry(), sync, owner.run())
                == 1;
    }

    @Override
    public void close() {
        release(owner);
    }

    private boolean take() {
        return database.update(
                        "insert into run_lock (sync, run, host, process, process_start, expires) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (sync) do update set run = excluded.run, host = excluded.host,"
                                + " process = excluded.process, process_start = excluded.process_start,"
                                + " expires = excluded.expires where run_lock.expires <= ?",
                        sync,
                        owner.run(),
                        owner.host(),
                        owner.process(),
                        owner.processStart(),
                        expiry(),
                        clock.millis())
                == 1;
    }

    private void release(LockOwner holder) {
        database.update("delete from run_lock where sync = ? and run = ?", sync, holder.run());
    }

    private List<Holder> holders() {
        return database.query(
                "select run, host, process, process_start, expires from run_lock where sync = ?",
                row -> new Holder(
                        new LockOwner(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                        row.getLong(5)),
                sync);
    }

    private long expiry() {
        return clock.millis() + SqlStateStore.LEASE.toMillis();
    }

    private static RemoteException locked(String sync, Holder holder) {
        return new RemoteException(
                "state.locked",
                "The sync %s is being run already: %s".formatted(sync, holder.owner()),
                "Wait for it to end; if it was killed, its lock is free at %s."
                        .formatted(Instant.ofEpochMilli(holder.expires())));
    }
}
