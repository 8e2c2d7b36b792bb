package dev.lockstep.engine.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTemplateTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("DATASPHERE_CLIENT_ID", "id", "DATASPHERE_CLIENT_SECRET", "secret");
    private static final Pattern KNOWN = Pattern.compile("known are (.*)");

    private final ConfigurationLoader loader = ConfigurationLoader.installed();

    @Test
    void theTemplateIsValidOnceItsVariablesAreSet() {
        RunConfig config = loader.parse(ConfigTemplate.text(), Path.of("x"), ENVIRONMENT);
        assertThat(config.source().type()).isEqualTo("datasphere");
        assertThat(config.target().type()).isEqualTo("glue");
    }

    @Test
    void withoutItsVariablesTheTemplateSaysWhichAreMissing() {
        assertThat(problems(ConfigTemplate.text(), Map.of()))
                .hasSize(2)
                .allMatch(problem -> problem.contains("needs the environment variable DATASPHERE_CLIENT_"));
    }

    /** Each section is given a key that is like no other; the answer lists the known ones. */
    @ParameterizedTest
    @ValueSource(strings = {"name", "source", "target", "mapping", "policy", "state"})
    void everyKnownKeyIsInTheTemplate(String section) {
        String odd = "qqqqqqqqqqqqqqqqqqqqqqqqqqq: 1\n";
        String text = section.equals("name")
                ? ConfigTemplate.text() + odd
                : ConfigTemplate.text().replaceFirst("(?m)^" + section + ":\n", section + ":\n  " + odd);
        String answer = problems(text, ENVIRONMENT).stream().collect(joining("\n"));
        Matcher known = KNOWN.matcher(answer);
        assertThat(known.find()).as(answer).isTrue();
        for (String key : known.group(1).split(", ", -1)) {
            assertThat(ConfigTemplate.text()).containsPattern("(?m)^[ #]*" + Pattern.quote(key) + ":");
        }
    }

    /** A sentence above, or beside those above it in the same group. */
    @Test
    void everyActiveKeyHasASentence() {
        List<String> lines = ConfigTemplate.text().lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches("[a-z][a-z-]*:.*")) {
                assertThat(lines.get(i - 1)).as(line).startsWith("# ");
            }
        }
    }

    private List<String> problems(String text, Map<String, String> environment) {
        return catchThrowableOfType(ConfigurationException.class, () -> loader.parse(text, Path.of("x"), environment))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
