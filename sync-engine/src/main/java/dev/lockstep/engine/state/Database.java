package dev.lockstep.engine.state;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One connection, used by one thread at a time. Each statement is a transaction of its own. */
final class Database implements AutoCloseable {
    /** Turns a row into a value. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final String name;
    private final Connection connection;

    /** @param name for people, such as {@code state file x.db} */
    Database(String name, Connection connection) {
        this.name = requireNonNull(name, "name is null");
        this.connection = requireNonNull(connection, "connection is null");
    }

    String name() {
        return name;
    }

    /** @return number of rows changed */
    synchronized int update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StateErrors.translate(name, e);
        }
    }

    synchronized <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw StateErrors.translate(name, e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StateErrors.translate(name, e);
        }
    }
}
