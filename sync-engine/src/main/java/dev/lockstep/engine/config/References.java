package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the environment and files in place of references: a variable's name or {@code file:PATH} between a dollar sign with a brace and the
 * closing brace. A second dollar sign in front makes it plain text. What is put in is taken as it is: it is neither YAML nor searched for
 * further references.
 *
 * @param base folder that relative paths start from
 * @param environment variable by name
 * @param resolving whether references are looked for at all
 */
record References(Path base, Map<String, String> environment, boolean resolving) {
    private static final Pattern FORM = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FILE = "file:";
    private static final long MAX_BYTES = 1 << 16;

    References(Path base, Map<String, String> environment) {
        this(base, environment, true);
    }

    /** For files whose writers must not see the environment: what looks like a reference is text. */
    static References none() {
        return new References(Path.of(""), Map.of(), false);
    }

    References {
        requireNonNull(base, "base is null");
        environment = Map.copyOf(environment);
    }

    /** The text with every reference resolved; what cannot be resolved is told to {@code problems} and left out. */
    String resolve(String text, Consumer<String> problems) {
        if (!resolving || !text.contains("${")) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement(matcher, problems)));
        }
        matcher.appendTail(out);
        return out.toString();
    }

    private String replacement(Matcher matcher, Consumer<String> problems) {
        String name = matcher.group(1);
        if (name == null) {
            return "${";
        }
        if (matcher.group(2).isEmpty()) {
            problems.accept("has a `${` without `}`; write `$${` for the characters themselves");
            return "";
        }
        return name.startsWith(FILE) ? content(name.substring(FILE.length()), problems) : variable(name, problems);
    }

    private String variable(String name, Consumer<String> problems) {
        if (!VARIABLE.matcher(name).matches()) {
            problems.accept("has a `${…}` that is neither `${NAME}` of an environment variable nor `${file:PATH}`");
            return "";
        }
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            problems.accept("needs the environment variable %s, which is %s; set it"
                    .formatted(name, value == null ? "not set" : "empty"));
            return "";
        }
        return value;
    }

    private String content(String name, Consumer<String> problems) {
        try {
            Path file = base.resolve(name);
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                problems.accept("refers to the file %s, which is larger than 64 KiB".formatted(file));
                return "";
            }
            String text = Files.readString(file).stripTrailing();
            if (text.isEmpty()) {
                problems.accept("refers to the file %s, which is empty".formatted(file));
            }
            return text;
        } catch (CharacterCodingException e) {
            problems.accept("refers to the file %s, which is not UTF-8".formatted(name));
        } catch (IOException e) {
            problems.accept("refers to the file %s, which cannot be read; create it or correct the path"
                    .formatted(base.resolve(name)));
        } catch (InvalidPathException e) {
            problems.accept("refers to a file by a name that is no path");
        }
        return "";
    }
}
