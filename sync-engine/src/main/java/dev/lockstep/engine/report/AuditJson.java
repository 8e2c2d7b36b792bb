package dev.lockstep.engine.report;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** Writes as one JSON document, an entry a line as they come, so that a record of any size is never held as a whole. For one thread, once. */
public final class AuditJson implements Consumer<AuditEntry> {
    private final PrintStream out;
    private String separator = "\n";

    /** Begins the document. */
    public AuditJson(PrintStream out) {
        this.out = out;
        out.print("{\"formatVersion\":1,\"is\":\"audit\",\"entries\":[");
    }

    @Override
    public void accept(AuditEntry entry) {
        out.print(separator + AuditView.json(entry));
        separator = ",\n";
    }

    /** Ends the document. @param faulty records that could not be read to their end */
    public void end(List<AuditCheck> faulty) {
        out.print("\n],\"problems\":%s}\n".formatted(AuditView.faults(faulty)));
        out.flush();
    }
}
