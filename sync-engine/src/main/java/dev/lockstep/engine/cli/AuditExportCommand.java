package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditCheck;
import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.report.AuditCsv;
import dev.lockstep.engine.report.AuditView;
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
import java.util.function.Consumer;
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
        List<AuditCheck> checks = file.isPresent() ? toFile(found, file.get()) : export(found, terminal.out());
        List<AuditCheck> faulty =
                checks.stream().filter(check -> check.fault().isPresent()).toList();
        faulty.forEach(check -> terminal.err()
                .println("lockstep: not read to the end: " + check.fault().get()));
        return faulty.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private List<AuditCheck> toFile(AuditPlace.Found found, Path path) {
        try (OutputStream bytes = Files.newOutputStream(terminal.folder().resolve(path));
                PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            List<AuditCheck> checks = export(found, out);
            if (out.checkError()) {
                throw new IOException("the disk may be full");
            }
            return checks;
        } catch (IOException e) {
            throw new RemoteException(
                    "audit.unexportable", "Cannot write " + path, "Check its folder and permissions.", e);
        }
    }

    private List<AuditCheck> export(AuditPlace.Found found, PrintStream out) {
        var wanted = filter.filter(found.sync(), Clock.systemUTC());
        boolean json = output.isJson() || format == Format.json;
        out.print(json ? "{\"formatVersion\":1,\"is\":\"audit\",\"entries\":[" : AuditCsv.header());
        Consumer<AuditEntry> write = json ? new JsonItems(out) : entry -> out.print(AuditCsv.row(entry));
        List<AuditCheck> checks = found.folder().read(wanted, write);
        out.print(json ? "\n]}\n" : "");
        out.flush();
        return checks;
    }

    /** One entry a line, so that a file of any size is never held as a whole. */
    private static final class JsonItems implements Consumer<AuditEntry> {
        private final PrintStream out;
        private String separator = "\n";

        private JsonItems(PrintStream out) {
            this.out = out;
        }

        @Override
        public void accept(AuditEntry entry) {
            out.print(separator + AuditView.json(entry));
            separator = ",\n";
        }
    }
}
