package dev.lockstep.engine.state;

import dev.lockstep.error.RemoteException;
import java.sql.SQLException;

/** Says what a database error means to the user. */
final class StateErrors {
    /** Codes of SQLite, in the low byte of the vendor code. Source: SQLite, Result and Error Codes. */
    private static final int BUSY = 5;

    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private StateErrors() {}

    static RemoteException translate(String name, SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case CORRUPT, NOT_A_DATABASE -> damaged(name, e);
            case BUSY -> error("state.busy", name, "is in use by another process for too long", "Try again.", e);
            case READ_ONLY, CANNOT_OPEN ->
                error("state.unwritable", name, "cannot be written", "Check its permissions, or set `state.url`.", e);
            case FULL -> error("state.full", name, "cannot grow: the disk is full", "Make room and run it again.", e);
            default ->
                error(
                        "state.failed",
                        name,
                        "failed (SQL state %s, code %d)".formatted(e.getSQLState(), e.getErrorCode()),
                        "Check that the database is up; losing the state costs time, never correctness.",
                        e);
        };
    }

    private static RemoteException damaged(String name, SQLException e) {
        return error(
                "state.damaged",
                name,
                "is damaged",
                "Delete it, with the files -wal and -shm beside it: the next run is slower, nothing else is lost.",
                e);
    }

    static RemoteException newer(String name, int found, int known) {
        return new RemoteException(
                "state.newer",
                "The %s has schema version %d; this Lockstep knows versions up to %d".formatted(name, found, known),
                "Use the newer Lockstep, or another `state.url`.");
    }

    private static RemoteException error(String code, String name, String found, String remedy, SQLException e) {
        return new RemoteException(code, "The %s %s".formatted(name, found), remedy, e);
    }
}
