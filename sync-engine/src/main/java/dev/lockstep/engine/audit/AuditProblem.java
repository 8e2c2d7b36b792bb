package dev.lockstep.engine.audit;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * What is wrong with a record.
 *
 * @param file name of the file
 * @param line from 1; 0 for the file as a whole
 * @param text what is wrong, to follow the place
 */
public record AuditProblem(String file, long line, String text) implements Comparable<AuditProblem> {
    private static final Comparator<AuditProblem> ORDER = Comparator.comparing(AuditProblem::file)
            .thenComparingLong(AuditProblem::line)
            .thenComparing(AuditProblem::text);

    public AuditProblem {
        requireNonNull(file, "file is null");
        requireNonNull(text, "text is null");
    }

    static AuditProblem at(Path file, long line, String text) {
        return new AuditProblem(file.getFileName().toString(), line, text);
    }

    @Override
    public int compareTo(AuditProblem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? "%s %s".formatted(file, text) : "%s, line %d %s".formatted(file, line, text);
    }
}
