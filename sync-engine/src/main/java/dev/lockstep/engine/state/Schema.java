package dev.lockstep.engine.state;

import java.util.List;

/** Tables of the store. A new version is a new entry of {@link #MIGRATIONS}; entries are never edited. */
final class Schema {
    private static final List<List<String>> MIGRATIONS = List.of(
            List.of(
                    "create table if not exists document (name varchar(2000) primary key, stamp varchar(2000) not null, content bytea not null)",
                    "create table if not exists run (id varchar(100) primary key, sync varchar(100) not null,"
                            + " command varchar(100) not null, started bigint not null, ended bigint, verdict varchar(100),"
                            + " counts varchar(4000))",
                    "create index if not exists run_by_sync on run (sync, started)",
                    "create table if not exists run_lock (sync varchar(100) primary key, run varchar(100) not null,"
                            + " host varchar(300) not null, process bigint not null, process_start bigint not null,"
                            + " expires bigint not null)"),
            List.of("create table if not exists absence (sync varchar(100) not null, container varchar(400) not null,"
                    + " name varchar(400) not null, misses integer not null, since bigint not null, retired bigint,"
                    + " primary key (sync, container, name))"));

    private Schema() {}

    /** Brings the store to the newest version. Repeatable: a crash half-way is made good by the next call. */
    static void migrate(Database database) {
        migrate(database, MIGRATIONS.size());
    }

    private static void migrate(Database database, int newest) {
        database.update("create table if not exists lockstep_schema (version integer not null primary key)");
        int found = database.query("select coalesce(max(version), 0) from lockstep_schema", row -> row.getInt(1))
                .get(0);
        if (found > newest) {
            throw StateErrors.newer(database.name(), found, newest);
        }
        for (int version = found + 1; version <= newest; version++) {
            MIGRATIONS.get(version - 1).forEach(database::update);
            database.update(
                    "insert into lockstep_schema (version) values (?) on conflict (version) do nothing", version);
        }
    }
}
