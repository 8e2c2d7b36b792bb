package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.report.AuditJson;
import dev.lockstep.engine.report.AuditTable;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the writes of this sync: when, by which run, what, and what came of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep audit list",
            "  lockstep audit list --asset 'sales.*' --since 2026-01-01 --outcome failed",
            "  lockstep audit list --run 20260131-174501-3fa9c2 --json     with each field before and after"
        })
final class AuditListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private AuditPlace place = new AuditPlace();

    @Mixin
    private AuditFilterOptions filter = new AuditFilterOptions();

    AuditListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        AuditPlace.Found found = place.find(terminal);
        AuditFilter wanted = filter.filter(found.sync(), Clock.systemUTC());
        return output.isJson() ? json(found.folder(), wanted) : text(found.folder(), wanted);
    }

    private int json(AuditFolder folder, AuditFilter wanted) {
        AuditJson document = new AuditJson(terminal.out());
        List<AuditCheck> faulty = AuditCheck.faulty(folder.check(wanted, document));
        document.end(faulty);
        return code(faulty);
    }

    private int text(AuditFolder folder, AuditFilter wanted) {
        AuditTable table = new AuditTable();
        List<AuditCheck> faulty = AuditCheck.faulty(folder.check(wanted, table));
        if (output.tells()) {
            terminal.out().print(table.text(faulty, output.text(terminal.paint(), List.of())));
            terminal.out().flush();
        }
        return code(faulty);
    }

    private static int code(List<AuditCheck> faulty) {
        return faulty.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
    }
}
