package dev.lockstep.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.engine.mapping.rules.Setting.Field;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleReaderTest {
    private static final String MINIMAL =
            """
            name: demo
            source: { connector: sap, region: here }
            target: { connector: lake, region: there }
            mapping:
              languages: [de, en]
              rules:
            """;

    private final ConfigurationLoader loader = new ConfigurationLoader(FakeFactory.connectors());

    @Test
    void everyActionIsReadInTheFilesOrder() {
        List<Rule> rules = rules(
                """
                    - { id: a, match: { column: "*_AMOUNT", type: "decimal(*" }, type: "decimal(18,4)" }
                    - { id: b, match: { space: [SALES, FIN], name: "AM_*", kind: view, tag: gold }, rename: "m_{name}" }
                    - { id: c, exclude: true }
                    - { id: d, include: true }
                    - { id: e, set: { label: Aufträge, owner: team, tag: [x, y] } }
                    - { id: f, drop-annotation: "@EndUserText.*" }
                """);

        assertThat(rules).extracting(Rule::id).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(rules.get(0).action()).isEqualTo(new Action.OverrideType(new DataType.Decimal(18, 4)));
        assertThat(rules.get(0).match().columns()).isPresent();
        assertThat(rules.get(1).action()).isEqualTo(new Action.Rename("m_{name}"));
        assertThat(rules.get(1).match().kinds()).containsExactly(AssetKind.VIEW);
        assertThat(rules.get(1).match().spaces().globs()).containsExactly("SALES", "FIN");
        assertThat(rules.get(2).action()).isEqualTo(new Action.Filter(false));
        assertThat(rules.get(3).action()).isEqualTo(new Action.Filter(true));
        assertThat(rules.get(4).action())
                .isEqualTo(new Action.Set(List.of(
                        new Setting(Field.LABEL, "de", "Aufträge"),
                        new Setting(Field.TAG, "de", "x"),
                        new Setting(Field.TAG, "de", "y"),
                        new Setting(Field.OWNER, "de", "team"))));
        assertThat(rules.get(5).action()).isInstanceOf(Action.DropAnnotation.class);
    }

    @Test
    void everyProblemOfTheRulesIsReportedAtOnceWithItsPlace() {
        assertThat(
                        problems(
                                """
                    - { exclude: true }
                    - { id: a, exclude: true }
                    - { id: a, include: true }
                    - { id: "b c", include: true }
                    - { id: d }
                    - { id: e, exclude: true, rename: x }
                    - { id: f, type: int }
                    - { id: g, match: { column: X }, type: money }
                    - { id: h, rename: "{nmae}" }
                    - { id: i, exclude: false }
                    - { id: j, match: { column: X }, set: { owner: me } }
                    - { id: k, set: {} }
                    - { id: l, drop-annotation: [] }
                    - { id: m, mtach: { nmae: x }, exclude: true }
                    - { id: n, match: { nmae: x, kind: cube }, exclude: true }
                """))
                .containsExactly(
                        "line 7, column 7: mapping.rules[0].id: is missing",
                        "line 9, column 13: mapping.rules[2].id: is the id of a rule above; every rule needs one of its own",
                        "line 10, column 13: mapping.rules[3].id: must be 1 to 100 letters, digits, dots, underscores or"
                                + " hyphens",
                        "line 11, column 13: mapping.rules[4].id: does nothing; a rule has exactly one of type, rename,"
                                + " exclude, include, set, drop-annotation",
                        "line 12, column 25: mapping.rules[5].exclude: does several things; a rule has exactly one of type,"
                                + " rename, exclude, include, set, drop-annotation",
                        "line 13, column 22: mapping.rules[6].type: is for columns; say which with `match: { column: … }`",
                        "line 14, column 44: mapping.rules[7].type: is no type such as decimal(18,4), string(10) or"
                                + " array<int>: expected the name of a type at character 6",
                        "line 15, column 24: mapping.rules[8].rename: may hold {name} and no other brace",
                        "line 16, column 25: mapping.rules[9].exclude: must be true; to do the opposite, use"
                                + " `include: true`",
                        "line 17, column 52: mapping.rules[10].set.owner: is for assets; columns have label, description,"
                                + " tag and term",
                        "line 18, column 21: mapping.rules[11].set.label: sets nothing; give a label, description, tag,"
                                + " owner, steward, contact, certification, term or property",
                        "line 19, column 33: mapping.rules[12].drop-annotation: must name an annotation, such as"
                                + " \"@EndUserText.*\"",
                        "line 20, column 16: mapping.rules[13].mtach: is not a known key; did you mean `match`?",
                        "line 21, column 25: mapping.rules[14].match.nmae: is not a known key; did you mean `name`?",
                        "line 21, column 40: mapping.rules[14].match.kind: every item must be one of table, view, analytic-model, collection, dataset");
    }

    private List<Rule> rules(String text) {
        return loader.parse(MINIMAL + text, Path.of("x"), Map.of()).rules().rules();
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(
                        ConfigurationException.class, () -> loader.parse(MINIMAL + text, Path.of("x"), Map.of()))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
