package dev.lockstep.engine.audit;

import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one record, any of them at any time, so that what is large need not be held. Holds where each begins. For one thread. */
public final class AuditLines {
    private final Path file;
    private final List<Long> begins;

    private AuditLines(Path file, List<Long> begins) {
        this.file = file;
        this.begins = begins;
    }

    /** Of a record that was read, and so checked, before. */
    public static AuditLines of(Path file) {
        List<Long> begins = new ArrayList<>(List.of(0L));
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            long place = 0;
            for (int found = bytes.read(); found >= 0; found = bytes.read()) {
                place++;
                if (found == '\n') {
                    begins.add(place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the audit record " + file, e);
        }
        return new AuditLines(file, begins);
    }

    /**
     * The change that a line says is about to be made.
     *
     * @param number of the line, from 1
     * @throws RemoteException if the line is no longer as it was written
     */
    public Tree.Node change(long number) {
        String line = line(number);
        String previous = AuditRecord.parse(line)
                .flatMap(node -> node.findText("previous"))
                .orElse("");
        Optional<String> fault = AuditRecord.fault(line, number, previous);
        if (fault.isPresent()) {
            throw new RemoteException(
                    "undo.broken-record",
                    "The audit record cannot be trusted: " + AuditProblem.at(file, number, fault.get()),
                    "`lockstep audit verify` tells more; nothing is undone on broken evidence.");
        }
        return AuditRecord.parse(line).flatMap(node -> node.findNode("change")).orElseThrow();
    }

    private String line(long number) {
        if (number >= begins.size()) {
            return "";
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long begin = begins.get((int) number - 1);
            byte[] line = new byte[(int) (begins.get((int) number) - 1 - begin)];
            bytes.seek(begin);
            bytes.readFully(line);
            return new String(line, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the audit record " + file, e);
        }
    }
}
