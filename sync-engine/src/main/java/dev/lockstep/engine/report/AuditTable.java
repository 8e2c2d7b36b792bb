package dev.lockstep.engine.report;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** Writes as rows for people. Keeps what a row shows and nothing else. For one thread, once. */
public final class AuditTable implements Consumer<AuditEntry> {
    private final TextTable table = new TextTable("Time", "Run", "What", "Where", "Outcome", "Took", "Why");

    @Override
    public void accept(AuditEntry entry) {
        table.row(
                entry.time().truncatedTo(ChronoUnit.SECONDS),
                entry.run().id(),
                entry.kind().replace('-', ' ').replace("container", "database"),
                entry.subject(),
                entry.outcome(),
                entry.duration().map(Words::time).orElse(""),
                entry.result("detail").orElseGet(() -> AuditView.brief(entry)));
    }

    /** @param faulty records that could not be read to their end */
    public String text(List<AuditCheck> faulty, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading(Words.count(table.size(), "write"));
        page.table(table);
        TextTable problems = new TextTable("Where and what");
        faulty.forEach(check -> check.fault().ifPresent(problems::row));
        page.section(page.paint().bad("Not read to the end; `lockstep audit verify` tells more"), problems);
        return page.toString();
    }
}
