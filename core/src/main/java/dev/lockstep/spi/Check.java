package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

/**
 * Result of one test of {@code doctor}.
 *
 * @param name what was tested, such as {@code glue:GetTables}
 * @param status how it went
 * @param detail what was found, one sentence
 * @param remedy what to do, empty when there is nothing to do
 */
public record Check(String name, Status status, String detail, String remedy) {
    /** SKIPPED: could not be tested without side effects, or because an earlier check failed. */
    public enum Status {
        PASSED,
        WARNING,
        FAILED,
        SKIPPED
    }

    public Check {
        requireNonNull(name, "name is null");
        requireNonNull(status, "status is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(remedy, "remedy is null");
    }

    public static Check passed(String name, String detail) {
        return new Check(name, Status.PASSED, detail, "");
    }

    public static Check failed(String name, String detail, String remedy) {
        return new Check(name, Status.FAILED, detail, remedy);
    }

    public static Check warning(String name, String detail, String remedy) {
        return new Check(name, Status.WARNING, detail, remedy);
    }

    public static Check skipped(String name, String detail) {
        return new Check(name, Status.SKIPPED, detail, "");
    }
}
