package dev.lockstep.engine.state;

import dev.lockstep.engine.plan.Absence;
import dev.lockstep.model.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Absences as rows. */
final class SqlAbsenceLog implements AbsenceLog {
    private final Database database;

    SqlAbsenceLog(Database database) {
        this.database = database;
    }

    @Override
    public Map<Address, Absence> read(String sync) {
        Map<Address, Absence> found = new TreeMap<>();
        database.query(
                        "select container, name, misses, since, retired from absence where sync = ?",
                        SqlAbsenceLog::entry,
                        sync)
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    @Override
    public void replace(String sync, Map<Address, Absence> before, Map<Address, Absence> after) {
        before.forEach((address, absence) -> {
            if (!after.containsKey(address)) {
                database.update(
                        "delete from absence where sync = ? and container = ? and name = ?",
                        sync,
                        address.container(),
                        address.name());
            }
        });
        after.forEach((address, absence) -> {
            if (!before.containsKey(address)) {
                insert(sync, address, absence);
            } else if (!before.get(address).equals(absence)) {
                update(sync, address, before.get(address), absence);
            }
        });
    }

    private void insert(String sync, Address address, Absence absence) {
        database.update(
                "insert into absence (sync, container, name, misses, since, retired) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (sync, container, name) do nothing",
                sync,
                address.container(),
                address.name(),
                absence.misses(),
                absence.since().toEpochMilli(),
                absence.retired().map(Instant::toEpochMilli).orElse(null));
    }

    private void update(String sync, Address address, Absence before, Absence after) {
        database.update(
                "update absence set misses = ?, since = ?, retired = ?"
                        + " where sync = ? and container = ? and name = ? and misses = ? and since = ?",
                after.misses(),
                after.since().toEpochMilli(),
                after.retired().map(Instant::toEpochMilli).orElse(null),
                sync,
                address.container(),
                address.name(),
                before.misses(),
                before.since().toEpochMilli());
    }

    private static Map.Entry<Address, Absence> entry(ResultSet row) throws SQLException {
        Address address = new Address(row.getString(1), row.getString(2));
        Instant since = Instant.ofEpochMilli(row.getLong(4));
        int misses = row.getInt(3);
        long retired = row.getLong(5);
        Optional<Instant> marked = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(retired));
        return Map.entry(address, new Absence(misses, since, marked));
    }
}
