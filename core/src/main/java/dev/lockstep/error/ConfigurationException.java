package dev.lockstep.error;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The configuration is wrong. The user edits it; exit code 2. Lists all problems at once, never the value of a secret. */
public final class ConfigurationException extends SyncException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public ConfigurationException(List<Problem> problems) {
        super(
                "configuration.invalid",
                problems.stream().map(Problem::toString).collect(joining(System.lineSeparator())),
                "Correct the configuration and run `lockstep validate` again.",
                null);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param key path of the key, such as {@code target.region}
     * @param line from 1, 0 when not known; @param column from 1, 0 when not known
     * @param message one sentence, with the remedy
     */
    public record Problem(String key, int line, int column, String message) {
        @Override
        public String toString() {
            String place = line > 0 ? "line %d, column %d: ".formatted(line, column) : "";
            return place + key + ": " + message;
        }
    }
}
