package dev.lockstep.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names are as awkward as real ones, yet none collides with another after folding. */
class SampleNamesTest {
    private final SampleTenant tenant = SampleTenant.load();

    static Stream<Arguments> awkwardForms() {
        return Stream.of(
                arguments("a dot", ".*\\..*"),
                arguments("a blank", ".* .*"),
                arguments("a hyphen", ".*-.*"),
                arguments("a slash", ".*/.*"),
                arguments("a leading digit", "[0-9].*"),
                arguments("a leading underscore", "_.*"),
                arguments("lower case", "[a-z]+"),
                arguments("mixed case", "[a-z]+[A-Z].*"),
                arguments("an umlaut", ".*[äöüß].*"),
                arguments("a symbol", ".*[²€Δ].*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("awkwardForms")
    void aColumnHas(String form, String pattern) {
        assertThat(tenant.entities().flatMap(definition -> definition.columns().stream()))
                .as(form)
                .anyMatch(name -> name.matches(pattern));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objectForms")
    void anObjectHas(String form, String pattern) {
        assertThat(tenant.entities().map(Definition::name)).as(form).anyMatch(name -> name.matches(pattern));
    }

    static Stream<Arguments> objectForms() {
        return Stream.of(
                arguments("a dot", ".*\\..*"),
                arguments("a blank", ".* .*"),
                arguments("a hyphen", ".*-.*"),
                arguments("a leading digit", "[0-9].*"),
                arguments("a leading underscore", "_.*"),
                arguments("mixed case", ".*[a-z][A-Z].*|.*[A-Z][a-z].*"),
                arguments("an umlaut", ".*[äöüß].*"));
    }

    @Test
    void columnsAreNamedLikeReservedWords() {
        assertThat(tenant.entities().flatMap(definition -> definition.columns().stream()))
                .contains(
                        "order",
                        "select",
                        "group",
                        "date",
                        "table",
                        "column",
                        "user",
                        "timestamp",
                        "from",
                        "to",
                        "partition");
    }

    @Test
    void noTwoObjectsOfASpaceFoldToOneName() {
        Map<String, List<Definition>> folded = tenant.definitions()
                .collect(Collectors.groupingBy(definition -> definition.space() + "/" + fold(definition.name())));
        assertThat(folded.values()).allMatch(same -> same.size() == 1);
    }

    @Test
    void noTwoColumnsOfATableFoldToOneName() {
        assertThat(tenant.entities()).allSatisfy(definition -> {
            List<String> columns = definition.columns();
            Set<String> folded = columns.stream().map(SampleNamesTest::fold).collect(Collectors.toSet());
            assertThat(folded).as("%s", definition).hasSameSizeAs(columns);
        });
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }
}
