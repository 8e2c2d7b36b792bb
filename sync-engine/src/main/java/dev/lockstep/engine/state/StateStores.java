package dev.lockstep.engine.state;

import dev.lockstep.config.Secret;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;

/** Opens state stores. */
public final class StateStores {
    private static final String FILE = "jdbc:sqlite:";
    private static final String NO_DRIVER_STATE = "08001";

    private StateStores() {}

    /**
     * The store behind a JDBC URL. A SQLite file is made when it is not there; of any other database, the driver must be on the class path
     * and plain SQL with {@code bytea} columns must do, as with PostgreSQL.
     *
     * @throws RemoteException if the store cannot be opened, is damaged, or was written by a newer Lockstep
     */
    public static StateStore open(Secret url, Clock clock) {
        boolean isFile = url.reveal().startsWith(FILE);
        String name = isFile ? "state file " + fileName(url) : "state database";
        try {
            if (isFile) {
                makeFolder(Path.of(fileName(url)));
            }
            Connection connection =
                    DriverManager.getConnection(url.reveal(), isFile ? fileSettings() : new Properties());
            return new SqlStateStore(new Database(name, connection), clock);
        } catch (SQLException e) {
            throw NO_DRIVER_STATE.equals(e.getSQLState()) && !isFile ? noDriver(url) : StateErrors.translate(name, e);
        } catch (IOException e) {
            throw new RemoteException(
                    "state.unwritable",
                    "Cannot create the folder of the %s".formatted(name),
                    "Check its permissions, or set `state.url`.",
                    e);
        }
    }

    /** Readers do not wait for the writer, and a file is whole after a crash; a second process waits for its turn. */
    private static Properties fileSettings() {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "NORMAL");
        settings.setProperty("busy_timeout", "15000");
        return settings;
    }

    private static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private static String fileName(Secret url) {
        return url.reveal().substring(FILE.length()).replaceFirst("\\?.*", "");
    }

    private static RemoteException noDriver(Secret url) {
        String kind = url.reveal().replaceFirst("^(jdbc:[a-z0-9]+):.*$", "$1");
        return new RemoteException(
                "state.no-driver",
                "Cannot open the state database: no driver for %s is on the class path, or it refuses the URL"
                        .formatted(kind),
                "Only SQLite comes along: remove `state.url` to use a file, or put the driver of your database on the class path.");
    }
}
