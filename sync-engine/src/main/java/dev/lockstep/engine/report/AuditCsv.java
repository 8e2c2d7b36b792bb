package dev.lockstep.engine.report;

import dev.lockstep.engine.audit.AuditEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes as rows. Quoted as RFC 4180 says; a cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it text.
 */
public final class AuditCsv {
    private static final String FORMULA = "=+-@\t\r\n";

    private AuditCsv() {}

    /** The first row, with its line end. */
    public static String header() {
        return row(Stream.of(
                "run",
                "sync",
                "command",
                "caller",
                "user",
                "host",
                "line",
                "time",
                "kind",
                "subject",
                "source",
                "reasons",
                "fields",
                "expectedVersion",
                "outcome",
                "durationMillis",
                "requestId",
                "code",
                "detail"));
    }

    public static String row(AuditEntry entry) {
        return row(Stream.of(
                entry.run().id(),
                entry.run().sync(),
                entry.run().command(),
                entry.run().caller(),
                entry.run().about().findText("user").orElse(""),
                entry.run().about().findText("host").orElse(""),
                String.valueOf(entry.line()),
                entry.time().toString(),
                entry.kind(),
                entry.subject(),
                source(entry),
                AuditView.why(entry),
                String.join(" ", AuditView.changed(entry)),
                entry.change().findText("version").orElse(""),
                entry.outcome().toString(),
                entry.duration().map(Duration::toMillis).map(String::valueOf).orElse(""),
                entry.result("requestId").orElse(""),
                entry.result("code").orElse(""),
                entry.result("detail").orElse("")));
    }

    private static String source(AuditEntry entry) {
        return entry.change()
                .findNode("source")
                .map(id -> Stream.of("system", "container", "name")
                        .map(part -> id.findText(part).orElse(""))
                        .collect(Collectors.joining("/")))
                .orElse("");
    }

    private static String row(Stream<String> cells) {
        return cells.map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Source: OWASP, CSV Injection. */
    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = List.of(",", "\"", "\r", "\n").stream().noneMatch(safe::contains) && safe.equals(text);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
