package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and checks configurations. Contacts nothing. Thread-safe. */
public final class ConfigurationLoader {
    private final Connectors connectors;

    public ConfigurationLoader(Connectors connectors) {
        this.connectors = requireNonNull(connectors, "connectors is null");
    }

    /** With the connectors on the class path. */
    public static ConfigurationLoader installed() {
        return new ConfigurationLoader(Connectors.installed());
    }

    /**
     * The configuration in {@code file}; relative references and the state start from its folder.
     *
     * @param environment for references to variables, usually {@link System#getenv()}
     * @throws ConfigurationException listing every problem of the file
     */
    public RunConfig load(Path file, Map<String, String> environment) {
        return parse(text(file), folder(file), environment);
    }

    /** @throws ConfigurationException listing every problem of the text */
    public RunConfig parse(String text, Path base, Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        References references = new References(base, environment);
        Mapping mapping = YamlFile.CONFIGURATION.read(text, references, problems);
        ConfigSection section = new ConfigSection("", mapping);
        section.problems(problems);
        try {
            return new RunConfigReader(connectors, references).read(section);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(withoutConsequences(e.problems(), problems));
        }
    }

    /** A value that could not be read is reported for that alone, not for being empty, too. */
    static List<Problem> withoutConsequences(List<Problem> all, List<Problem> causes) {
        return all.stream()
                .filter(problem ->
                        causes.contains(problem) || causes.stream().noneMatch(cause -> isSameValue(cause, problem)))
                .toList();
    }

    private static boolean isSameValue(Problem a, Problem b) {
        return a.key().equals(b.key()) && a.line() == b.line() && a.column() == b.column();
    }

    static Path folder(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw failure(file, "is not UTF-8");
        } catch (IOException e) {
            throw failure(
                    file,
                    Files.exists(file)
                            ? "cannot be read; check its permissions"
                            : "does not exist; `lockstep init -o %s` writes a template".formatted(file));
        }
    }

    private static ConfigurationException failure(Path file, String message) {
        return new ConfigurationException(List.of(new Problem(file.toString(), 0, 0, message)));
    }
}
