package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.report.AuditView;
import java.time.Clock;
import java.util.ArrayList;
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
        List<AuditEntry> entries = new ArrayList<>();
        List<AuditCheck> checks = found.folder().read(filter.filter(found.sync(), Clock.systemUTC()), entries::add);
        List<AuditCheck> faulty =
                checks.stream().filter(check -> check.fault().isPresent()).toList();
        output.print(
                terminal,
                paint -> AuditView.text(entries, faulty, output.text(paint, List.of())),
                () -> AuditView.json(entries, faulty));
        return faulty.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
    }
}
