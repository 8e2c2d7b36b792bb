package dev.lockstep.engine.audit;

import dev.lockstep.engine.audit.AuditCheck.End;
import dev.lockstep.model.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the record of one run line by line and checks it on the way. What comes after a fault is not read: it proves nothing. For one thread, once. */
final class AuditReader {
    private final Path file;
    private final AuditFilter filter;
    private final Consumer<AuditEntry> sink;
    private final TreeMap<Long, AuditEntry> open = new TreeMap<>();
    private Optional<AuditRun> run = Optional.empty();
    private String head = AuditRecord.START;
    private long records;
    private boolean ended;

    private AuditReader(Path file, AuditFilter filter, Consumer<AuditEntry> sink) {
        this.file = file;
        this.filter = filter;
        this.sink = sink;
    }

    /** Hands the writes that {@code filter} wants to {@code sink}, in the order they ended, those without an outcome last. */
    static AuditCheck read(Path file, AuditFilter filter, Consumer<AuditEntry> sink) {
        try (BufferedReader lines = open(file)) {
            return new AuditReader(file, filter, sink).read(lines);
        } catch (IOException e) {
            throw AuditFolder.unreadable(file, e);
        }
    }

    /** What the first line says; empty when it cannot be read. */
    static Optional<AuditRun> about(Path file) {
        try (BufferedReader lines = open(file)) {
            return Optional.ofNullable(lines.readLine())
                    .flatMap(AuditRecord::parse)
                    .flatMap(AuditRun::of);
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Bytes that are no text become characters that were never written, so that the line shows as altered. */
    static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private AuditCheck read(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null) {
            String next = lines.readLine();
            Optional<String> fault = fault(line);
            if (fault.isPresent()) {
                boolean cutOff = next == null && AuditRecord.parse(line).isEmpty() && !endsWithNewline();
                return cutOff ? result(End.CUT_OFF, Optional.empty()) : result(End.OPEN, fault);
            }
            line = next;
        }
        return result(ended ? End.ENDED : End.OPEN, Optional.empty());
    }

    private Optional<String> fault(String line) {
        if (ended) {
            return Optional.of("comes after the end");
        }
        Optional<String> fault = AuditRecord.fault(line, records + 1, head);
        if (fault.isPresent()) {
            return fault;
        }
        try {
            accept(AuditRecord.parse(line).orElseThrow());
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("is no record: " + e.getMessage());
        }
        head = AuditRecord.hashOf(line);
        records++;
        return Optional.empty();
    }

    private void accept(Tree.Node line) {
        if (run.isEmpty()) {
            start(line);
        } else if (!line.findText("run").equals(run.map(AuditRun::id))) {
            throw new IllegalArgumentException("it is of another run");
        }
        String event = line.findText("event").orElse("");
        if (event.equals("intended")) {
            intended(line);
        } else if (event.equals("done")) {
            done(line);
        }
        ended = event.equals("ended");
    }

    private void start(Tree.Node line) {
        run = AuditRun.of(line);
        AuditRun found = run.orElseThrow(() -> new IllegalArgumentException("a record does not begin so"));
        if (!file.getFileName().toString().equals(found.id() + AuditFolder.SUFFIX)) {
            throw new IllegalArgumentException(
                    "it begins the record of run %s, in a file of another name".formatted(found.id()));
        }
    }

    private void intended(Tree.Node line) {
        Tree.Node change =
                line.findNode("change").orElseThrow(() -> new IllegalArgumentException("it holds no change"));
        open.put(
                records + 1,
                new AuditEntry(run.orElseThrow(), records + 1, AuditRecord.timeOf(line), change, Optional.empty()));
    }

    private void done(Tree.Node line) {
        Optional<AuditEntry> entry = line.find("intended")
                .filter(Tree.Num.class::isInstance)
                .map(number -> open.remove(((Tree.Num) number).value().longValue()));
        AuditEntry found = entry.orElseThrow(() -> new IllegalArgumentException("it is the outcome of nothing"));
        hand(new AuditEntry(found.run(), found.line(), found.time(), found.change(), line.findNode("outcome")));
    }

    private void hand(AuditEntry entry) {
        if (filter.wants(entry.run()) && filter.wants(entry)) {
            sink.accept(entry);
        }
    }

    private AuditCheck result(End end, Optional<String> fault) {
        open.values().forEach(this::hand);
        return new AuditCheck(
                file,
                run,
                records,
                head,
                open.size(),
                end,
                fault.map(text -> AuditProblem.at(file, records + 1, text)));
    }

    private boolean endsWithNewline() throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1)).read(last);
            return last.position() == 1 && last.get(0) == '\n';
        }
    }
}
