package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditVerdict;
import dev.lockstep.engine.report.AuditView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every record and says whether all is as it was written: exit code 1 and the first broken line if"
                    + " not.",
            "It finds lines that were altered, removed, added or moved, and records that were taken away. Removing the"
                    + " very last record, or writing all of them anew, shows only by comparing the last hash with one"
                    + " noted elsewhere."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep audit verify", "  lockstep audit verify --dir ./copied-records --json"})
final class AuditVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private AuditPlace place = new AuditPlace();

    AuditVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        AuditVerdict verdict = place.find(terminal).folder().verify();
        output.print(
                terminal,
                paint -> AuditView.text(verdict, output.text(paint, List.of())),
                () -> AuditView.json(verdict));
        return verdict.isWhole() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
