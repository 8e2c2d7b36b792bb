package dev.lockstep.engine.audit;

import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one record, any of them at any time, so that what is large need not be held. Holds where each begins, once one was asked for. For one thread. */
public final class AuditLines {
    private final Path file;
    private final List<Long> begins = new ArrayList<>();

    private AuditLines(Path file) {
        this.file = file;
    }

    /** Of a record that was read, and so checked, before. */
    public static AuditLines of(Path file) {
        return new AuditLines(file);
    }

    private void index() {
        List<Long> found = new ArrayList<>(List.of(0L));
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            long place = 0;
            for (int one = bytes.read(); one >= 0; one = bytes.read()) {
                place++;
                if (one == '\n') {
                    found.add(place);
                }
            }
        } catch (IOException e) {
            throw AuditFolder.unreadable(file, e);
        }
        begins.addAll(found);
    }

    /**
     * The change that a line says is about to be made.
     *
     * @param number of the line, from 1
     * @throws RemoteException if the line is no longer as it was written, or cannot be read
     */
    public Tree.Node change(long number) {
        String line = line(number);
        Optional<Tree.Node> parsed = AuditRecord.parse(line);
        String previous = parsed.flatMap(node -> node.findText("previous")).orElse("");
        Optional<String> fault = AuditRecord.fault(line, number, previous);
        if (fault.isPresent()) {
            throw broken(number, fault.get());
        }
        return parsed.flatMap(node -> node.findNode("change")).orElseThrow(() -> broken(number, "holds no change"));
    }

    private RemoteException broken(long number, String fault) {
        return new RemoteException(
                "undo.broken-record",
                "The audit record cannot be trusted: " + AuditProblem.at(file, number, fault),
                "`lockstep audit verify` tells more; nothing is undone on broken evidence.");
    }

    private String line(long number) {
        if (begins.isEmpty()) {
            index();
        }
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
            throw AuditFolder.unreadable(file, e);
        }
    }
}
