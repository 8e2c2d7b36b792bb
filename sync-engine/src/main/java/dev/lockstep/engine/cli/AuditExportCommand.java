package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.report.AuditCsv;
import dev.lockstep.engine.report.AuditJson;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the evidence as CSV or JSON, one row or entry for each write.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep audit export --out audit.csv",
            "  lockstep audit export --format json --since 2026-01-01 --until 2026-01-31 > january.json",
            "  lockstep audit export --dir ./copied-records"
        })
final class AuditExportCommand implements Callable<Integer> {
    /** Lower case, as it is written on the command line. */
    enum Format {
        csv,
        json
    }

    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private AuditPlace place = new AuditPlace();

    @Mixin
    private AuditFilterOptions filter = new AuditFilterOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); --json means json.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
    private Optional<Path> file = Optional.empty();

    AuditExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        AuditPlace.Found found = place.find(terminal);
        List<AuditCheck> faulty = file.isPresent() ? toFile(found, file.get()) : export(found, terminal.out());
        faulty.forEach(check -> terminal.err()
                .println("lockstep: not read to the end: " + check.fault().get()));
        return faulty.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private List<AuditCheck> toFile(AuditPlace.Found found, Path path) {
        try (OutputStream bytes = Files.newOutputStream(terminal.folder().resolve(path));
                PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            List<AuditCheck> faulty = export(found, out);
            if (out.checkError()) {
                throw new IOException("the disk may be full");
            }
            return faulty;
        } catch (IOException e) {
            throw new RemoteException(
                    "audit.unexportable", "Cannot write " + path, "Check its folder and permissions.", e);
        }
    }

    /** @return records that could not be read to their end */
    private List<AuditCheck> export(AuditPlace.Found found, PrintStream out) {
        AuditFilter wanted = filter.filter(found.sync(), Clock.systemUTC());
        return output.isJson() || format == Format.json ? json(found, wanted, out) : csv(found, wanted, out);
    }

    private static List<AuditCheck> json(AuditPlace.Found found, AuditFilter wanted, PrintStream out) {
        AuditJson document = new AuditJson(out);
        List<AuditCheck> faulty = AuditCheck.faulty(found.folder().check(wanted, document));
        document.end(faulty);
        return faulty;
    }

    private static List<AuditCheck> csv(AuditPlace.Found found, AuditFilter wanted, PrintStream out) {
        out.print(AuditCsv.header());
        List<AuditCheck> faulty =
                AuditCheck.faulty(found.folder().check(wanted, entry -> out.print(AuditCsv.row(entry))));
        out.flush();
        return faulty;
    }
}
