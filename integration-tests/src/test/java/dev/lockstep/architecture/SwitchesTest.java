package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A constant that is added to the model must be handled wherever there is a choice: a switch over the model's constants names them all and has
 * no default, so that the compiler finds those that forget the new one. What the compiler cannot see, such as types that are told apart by
 * their class, the contracts of the connectors do: the generators make every one of them.
 */
class SwitchesTest {
    private static final Pattern SWITCH =
            Pattern.compile("switch \\([^{]*\\{|\\bdefault ->|\\bcase ([A-Z][A-Z0-9_]*)\\b|[{}]");

    @Test
    void noSwitchOverConstantsOfTheModelHasADefault() {
        Set<String> constants = modelConstants();
        List<String> found = new ArrayList<>();
        sources().forEach(file -> found.addAll(defaults(file, constants)));

        assertThat(constants).contains("ANALYTIC_MODEL", "COUNT_DISTINCT", "PARENT_CHILD", "DEGRADED");
        assertThat(found).isEmpty();
    }

    @Test
    void aDefaultIsFoundWhereThereIsOne() {
        String text = "return switch (a.kind()) { case TABLE -> { x(); } default -> b; }";
        String strings = "switch (a) { case \"TABLE\" -> 1; default -> switch (b) { case VIEW -> 1; }; }";

        assertThat(defaults(text, Set.of("TABLE"))).isEqualTo(List.of("TABLE"));
        assertThat(defaults(strings, Set.of("TABLE", "VIEW"))).isEmpty();
    }

    private static List<String> defaults(Path file, Set<String> constants) {
        try {
            return defaults(Files.readString(file), constants).stream()
                    .map(constant -> file.getFileName() + ": a default beside " + constant)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A constant of each switch that has a default, too. */
    private static List<String> defaults(String source, Set<String> constants) {
        String text = source.replaceAll("\"(\\\\.|[^\"\\\\\n])*\"|'(\\\\.|[^'\\\\])'|//[^\n]*", "");
        Deque<Switch> open = new ArrayDeque<>();
        List<String> found = new ArrayList<>();
        Matcher matcher = SWITCH.matcher(text);
        while (matcher.find()) {
            String token = matcher.group();
            if (token.startsWith("switch") || token.equals("{")) {
                open.push(new Switch());
            } else if (token.equals("}") && !open.isEmpty()) {
                open.pop().offending(constants).forEach(found::add);
            } else if (!open.isEmpty() && token.startsWith("default")) {
                open.peek().hasDefault = true;
            } else if (!open.isEmpty() && matcher.group(1) != null) {
                open.peek().cases.add(matcher.group(1));
            }
        }
        return found;
    }

    /** A block; only those of switches have cases. */
    private static final class Switch {
        private final Set<String> cases = new TreeSet<>();
        private boolean hasDefault;

        private Stream<String> offending(Set<String> constants) {
            return cases.stream()
                    .filter(name -> hasDefault && constants.contains(name))
                    .limit(1);
        }
    }

    /** Of every enum of the model and of what connectors say of it. */
    private static Set<String> modelConstants() {
        Set<String> constants = new HashSet<>();
        Production.CLASSES.stream()
                .filter(type -> type.isEnum()
                        && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && (type.getPackageName().equals("dev.lockstep.model")
                                || type.getPackageName().equals("dev.lockstep.spi")))
                .forEach(type -> Arrays.stream(type.reflect().getEnumConstants())
                        .forEach(constant -> constants.add(((Enum<?>) constant).name())));
        return constants;
    }

    private static Stream<Path> sources() {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .flatMap(SwitchesTest::javaFiles)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
