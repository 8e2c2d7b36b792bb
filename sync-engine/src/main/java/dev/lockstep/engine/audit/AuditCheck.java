package dev.lockstep.engine.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether an audit record is as it was written.
 *
 * @param records number of lines that are in order
 * @param fault the first thing that is wrong, absent when the record is whole
 */
public record AuditCheck(long records, Optional<String> fault) {
    /** Reads {@code file} line by line. @throws UncheckedIOException if it cannot be read */
    public static AuditCheck of(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return check(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the audit record " + file, e);
        }
    }

    private static AuditCheck check(BufferedReader lines) throws IOException {
        String previous = AuditRecord.START;
        String last = "";
        long records = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long number = records + 1;
            Optional<String> fault = AuditRecord.fault(line, number, previous);
            if (fault.isPresent()) {
                return new AuditCheck(records, fault.map(text -> "line %d %s".formatted(number, text)));
            }
            previous = AuditRecord.hashOf(line);
            last = line;
            records = number;
        }
        return new AuditCheck(
                records,
                isEnded(last)
                        ? Optional.empty()
                        : Optional.of(
                                "the end is missing: the run was killed, is still under way, or lines were removed"));
    }

    private static boolean isEnded(String line) {
        return AuditRecord.parse(line).flatMap(node -> node.findText("event")).equals(Optional.of("ended"));
    }
}
