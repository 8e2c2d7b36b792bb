package dev.lockstep.engine.state;

import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs as rows. */
final class SqlRuns {
    private SqlRuns() {}

    static void save(Database database, Run run) {
        database.update(
                "insert into run (id, sync, command, started, ended, verdict, counts) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (id) do update set ended = excluded.ended, verdict = excluded.verdict,"
                        + " counts = excluded.counts",
                run.id(),
                run.sync(),
                run.command(),
                run.started().toEpochMilli(),
                run.end().map(end -> end.at().toEpochMilli()).orElse(null),
                run.end().map(Run.End::verdict).orElse(null),
                run.end().map(end -> print(end.counts())).orElse(null));
    }

    static List<Run> list(Database database, String sync, int limit) {
        return database.query(
                "select id, sync, command, started, ended, verdict, counts from run where sync = ?"
                        + " order by started desc, id desc limit ?",
                SqlRuns::read,
                sync,
                limit);
    }

    private static Run read(ResultSet row) throws SQLException {
        long ended = row.getLong(5);
        Optional<Run.End> end = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Run.End(Instant.ofEpochMilli(ended), row.getString(6), parse(row.getString(7))));
        return new Run(row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)), end);
    }

    private static String print(Map<String, Long> counts) {
        Map<String, Tree> members = new LinkedHashMap<>();
        counts.forEach((name, count) -> members.put(name, Tree.number(count)));
        return CanonicalJson.print(new Tree.Node(members));
    }

    private static Map<String, Long> parse(String text) {
        Map<String, Long> counts = new TreeMap<>();
        if (CanonicalJson.parse(text) instanceof Tree.Node node) {
            node.members().forEach((name, value) -> {
                if (value instanceof Tree.Num number) {
                    counts.put(name, number.value().longValue());
                }
            });
        }
        return counts;
    }
}
