package dev.lockstep.config;

import dev.lockstep.config.ConfigNode.Listing;
import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigNode.Place;
import dev.lockstep.config.ConfigNode.Scalar;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A section of the configuration. Each question marks its key as known; a wrong or missing value becomes a problem and the question answers
 * with a harmless default, so that all problems are found in one pass. {@link #finish} ends the reading. For one thread.
 */
public final class ConfigSection {
    private final String path;
    private final Mapping mapping;
    private final Path base;
    private final List<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<ConfigSection> children = new ArrayList<>();

    /** A section whose relative paths start from the working directory. @param path of the section, empty at the top */
    public ConfigSection(String path, Mapping mapping) {
        this(path, mapping, Path.of(""));
    }

    /** @param path of the section, empty at the top; @param base folder that relative paths in it start from */
    public ConfigSection(String path, Mapping mapping, Path base) {
        this(path, mapping, base, new ArrayList<>());
    }

    private ConfigSection(String path, Mapping mapping, Path base, List<Problem> problems) {
        this.path = path;
        this.mapping = mapping;
        this.base = base;
        this.problems = problems;
    }

    public boolean has(String key) {
        return mapping.members().containsKey(key);
    }

    /** Marks {@code key} as known without asking for its value, because another problem stands in the way. */
    public void known(String key) {
        known.add(key);
    }

    /** The text at {@code key}; a problem and an empty text when there is none. */
    public String required(String key) {
        return optional(key).orElseGet(() -> {
            if (!has(key)) {
                problem(key, "is missing");
            } else if (isBlank(mapping.members().get(key))) {
                problem(key, "is empty");
            }
            return "";
        });
    }

    /** The text at {@code key}, absent when there is none or it is empty. */
    public Optional<String> optional(String key) {
        return node(key).flatMap(node -> scalar(key, node)).filter(text -> !text.isBlank());
    }

    /** The file or folder at {@code key}, which need not exist; a relative one starts from the folder of the configuration. */
    public Optional<Path> path(String key) {
        return optional(key).flatMap(text -> {
            try {
                return Optional.of(base.resolve(text));
            } catch (InvalidPathException e) {
                problem(key, "is not a path: " + e.getReason());
                return Optional.empty();
            }
        });
    }

    public Optional<Secret> secret(String key) {
        return optional(key).map(Secret::new);
    }

    public Secret requiredSecret(String key) {
        return new Secret(required(key));
    }

    /** A whole number; {@code fallback} when there is none. */
    public int integer(String key, int fallback, int min, int max) {
        return parsed(
                key,
                fallback,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < min || value > max) {
                        throw new NumberFormatException();
                    }
                    return value;
                },
                "must be a whole number from %d to %d".formatted(min, max));
    }

    public boolean flag(String key, boolean fallback) {
        return parsed(
                key,
                fallback,
                text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text.equals("true");
                },
                "must be true or false");
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 1h}. */
    public Duration duration(String key, Duration fallback) {
        return parsed(key, fallback, Durations::parse, "must be a duration such as 500ms, 30s, 5m or 1h");
    }

    /** One of the constants of {@code type}, written in kebab-case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        List<String> names = Choices.names(type);
        return parsed(key, fallback, text -> Choices.find(type, text), Choices.wrong(names, optionalText(key)));
    }

    /** One of {@code names}; a problem and an empty text when there is none or it is another. */
    public String requiredChoice(String key, List<String> names) {
        String text = required(key);
        if (text.isEmpty() || names.contains(text)) {
            return text;
        }
        problem(key, Choices.wrong(names, text));
        return "";
    }

    /** The constants of {@code type} in a list, written in kebab-case, in the list's order. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        List<E> chosen = new ArrayList<>();
        for (String text : list(key)) {
            try {
                chosen.add(Choices.find(type, text));
            } catch (IllegalArgumentException e) {
                problem(key, "every item " + Choices.wrong(Choices.names(type), text));
            }
        }
        return List.copyOf(chosen);
    }

    /** The texts of a list; a single text counts as a list of one. */
    public List<String> list(String key) {
        Optional<ConfigNode> node = node(key);
        if (node.isPresent() && node.get() instanceof Listing listing) {
            return listing.items().stream()
                    .flatMap(item -> scalar(key, item).stream())
                    .toList();
        }
        return optional(key).map(List::of).orElseGet(List::of);
    }

    /** The section at {@code key}; an empty one when there is none. Its problems count with those of this section. */
    public ConfigSection section(String key) {
        Mapping nested = Mapping.empty();
        Optional<ConfigNode> node = node(key);
        if (node.isPresent() && node.get() instanceof Mapping found) {
            nested = found;
        } else if (node.isPresent() && !isBlank(node.get())) {
            problem(key, "must be a section with keys of its own");
        }
        return child(key, nested);
    }

    /** The sections of a list at {@code key}. */
    public List<ConfigSection> sections(String key) {
        Optional<ConfigNode> node = node(key);
        if (node.isEmpty() || isBlank(node.get())) {
            return List.of();
        }
        List<ConfigSection> sections = new ArrayList<>();
        if (node.get() instanceof Listing listing) {
            for (ConfigNode item : listing.items()) {
                if (item instanceof Mapping found) {
                    sections.add(child(key + "[" + sections.size() + "]", found));
                } else {
                    problem(key, "must be a list of sections");
                }
            }
        } else {
            problem(key, "must be a list of sections");
        }
        return List.copyOf(sections);
    }

    /** Reports what is wrong with the value at {@code key}, for rules beyond the questions of this class. */
    public void problem(String key, String message) {
        Place place = Optional.ofNullable(mapping.members().get(key))
                .map(ConfigNode::place)
                .orElse(mapping.place());
        problems.add(problem(key, place, message));
    }

    /** Takes over the problems of a part that was read elsewhere. */
    public void problems(List<Problem> others) {
        problems.addAll(others);
    }

    /**
     * Ends the reading: unknown keys of this section and of those taken from it become problems.
     *
     * @throws ConfigurationException if there is any problem; it lists all
     */
    public void finish() {
        reportUnknownKeys();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.stream()
                    .distinct()
                    .sorted(java.util.Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                    .toList());
        }
    }

    /** Says that another reader answers for the keys of this section. */
    public Mapping handOver() {
        known.addAll(mapping.members().keySet());
        return mapping;
    }

    private void reportUnknownKeys() {
        for (String key : mapping.members().keySet()) {
            if (!known.contains(key)) {
                Place place = mapping.keys()
                        .getOrDefault(key, mapping.members().get(key).place());
                problems.add(problem(key, place, Choices.unknownKey(known, key)));
            }
        }
        children.forEach(ConfigSection::reportUnknownKeys);
    }

    private ConfigSection child(String key, Mapping nested) {
        ConfigSection section = new ConfigSection(qualified(key), nested, base, problems);
        children.add(section);
        return section;
    }

    private <T> T parsed(String key, T fallback, Function<String, T> parse, String message) {
        Optional<String> text = optional(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parse.apply(text.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            problem(key, message);
            return fallback;
        }
    }

    private Optional<ConfigNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.members().get(key));
    }

    private Optional<String> scalar(String key, ConfigNode node) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar.text());
        }
        problem(key, "must be a single value");
        return Optional.empty();
    }

    private String optionalText(String key) {
        return mapping.members().get(key) instanceof Scalar scalar ? scalar.text() : "";
    }

    private static boolean isBlank(ConfigNode node) {
        return node instanceof Scalar scalar && scalar.text().isBlank();
    }

    private Problem problem(String key, Place place, String message) {
        return new Problem(qualified(key), place.line(), place.column(), message);
    }

    private String qualified(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
