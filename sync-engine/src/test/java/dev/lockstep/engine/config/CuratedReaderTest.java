package dev.lockstep.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.engine.mapping.rules.Setting.Field;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuratedReaderTest {
    private static final String CONFIG =
            """
            name: demo
            source: { connector: sap, region: here }
            target: { connector: lake, region: there }
            mapping: { stewardship: team/stewardship.yaml }
            """;

    @TempDir
    private Path folder;

    private final ConfigurationLoader loader = new ConfigurationLoader(FakeFactory.connectors());

    @Test
    void entriesBecomeRulesThatAreNamedAfterTheirLine() throws IOException {
        List<Rule> rules = rules(
                """
                # who answers for what
                "SALES.*": { owner: sales-data }
                SALES.SAP.ORDERS:
                  steward: jane
                  term: [Net revenue, "City, State"]
                  property: { cost-center: "4711" }
                  columns:
                    NET: { tag: [amount], term: [Net revenue], label: Netto, language: de }
                """);

        assertThat(rules)
                .extracting(Rule::id)
                .containsExactly("stewardship.yaml:2", "stewardship.yaml:3", "stewardship.yaml:8:NET");
        assertThat(rules.get(0).match().spaces().globs()).containsExactly("SALES");
        assertThat(rules.get(0).match().names().globs()).containsExactly("*");
        assertThat(rules.get(1).match().names().globs()).containsExactly("SAP.ORDERS");
        assertThat(rules.get(1).action())
                .isEqualTo(new Action.Set(List.of(
                        new Setting(Field.STEWARD, "en", "jane"),
                        new Setting(Field.TERM, "en", "Net revenue"),
                        new Setting(Field.TERM, "en", "City, State"),
                        new Setting(Field.PROPERTY, "cost-center", "4711"))));
        assertThat(rules.get(2).match().columns().orElseThrow().names().globs()).containsExactly("NET");
        assertThat(rules.get(2).action())
                .isEqualTo(new Action.Set(List.of(
                        new Setting(Field.LABEL, "de", "Netto"),
                        new Setting(Field.TAG, "de", "amount"),
                        new Setting(Field.TERM, "de", "Net revenue"))));
    }

    @Test
    void theEnvironmentIsNotPutIn() throws IOException {
        assertThat(rules("SALES.A: { owner: \"${HOME}\" }").get(0).action())
                .isEqualTo(new Action.Set(List.of(new Setting(Field.OWNER, "en", "${HOME}"))));
    }

    @Test
    void entriesOfOneLineHaveIdsOfTheirOwn() throws IOException {
        assertThat(rules("{ A.B: { owner: x }, C.D: { owner: y } }"))
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void everyProblemNamesTheFileThePlaceAndTheNearestKey() throws IOException {
        assertThat(
                        problems(
                                """
                SALES.A: { ownr: me, steward: you }
                ORDERS: { owner: me }
                SALES.B: {}
                SALES.C: { columns: { NET: { owner: me } } }
                SALES.D: { property: { a: [b] } }
                SALES.D: { owner: me }
                SALES.E: { owner: "${NO_SUCH}" }
                SALES.F: text
                SALES.G:
                """))
                .containsExactly(
                        "line 1, column 12: stewardship.yaml: SALES.A.ownr: is not a known key; did you mean `owner`?",
                        "line 2, column 9: stewardship.yaml: ORDERS: must name an asset as SPACE.OBJECT; both may be globs",
                        "line 3, column 10: stewardship.yaml: SALES.B.label: sets nothing; give a label, description, tag,"
                                + " owner, steward, contact, certification, term or property",
                        "line 4, column 37: stewardship.yaml: SALES.C.columns.NET.owner: is for assets; columns have label,"
                                + " description, tag and term",
                        "line 5, column 27: stewardship.yaml: SALES.D.property.a: must be a single value",
                        "line 6, column 1: stewardship.yaml: SALES.D: is given twice, first in line 5",
                        "line 8, column 10: stewardship.yaml: SALES.F: must say something, such as { tag: [core] }",
                        "line 9, column 9: stewardship.yaml: SALES.G: must say something, such as { tag: [core] }");
    }

    @Test
    void aFileThatIsNotThereOrHoldsNothingIsSaid() throws IOException {
        assertThat(parse())
                .containsExactly(
                        "line 4, column 25: mapping.stewardship: is a file that cannot be read; create it or correct the"
                                + " path");
        assertThat(problems("# nothing\n"))
                .containsExactly("stewardship.yaml: holds nothing; write entries such as `SALES.ORDERS: { owner:"
                        + " sales-data }`");
        assertThat(problems("a: [\n")).singleElement().asString().contains("stewardship.yaml: is not YAML");
    }

    private List<Rule> rules(String text) throws IOException {
        write(text);
        return loader.parse(CONFIG, folder, Map.of()).rules().curated();
    }

    private List<String> problems(String text) throws IOException {
        write(text);
        return parse();
    }

    private List<String> parse() {
        return catchThrowableOfType(ConfigurationException.class, () -> loader.parse(CONFIG, folder, Map.of()))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("team"));
        Files.writeString(folder.resolve("team/stewardship.yaml"), text);
    }
}
