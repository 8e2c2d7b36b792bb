package dev.lockstep.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.config.ConfigNode.Scalar;
import dev.lockstep.engine.mapping.Naming;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.plan.Adoption;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Evolution;
import dev.lockstep.engine.plan.Evolution.OnBreaking;
import dev.lockstep.engine.plan.LossPolicy;
import dev.lockstep.engine.plan.LossPolicy.OnLoss;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.model.AssetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {
    private static final String MINIMAL =
            """
            name: demo
            source: { connector: sap, region: here }
            target: { connector: lake, region: there }
            """;

    @TempDir
    Path folder;

    private final ConfigurationLoader loader = new ConfigurationLoader(FakeFactory.connectors());

    @Test
    void whatIsLeftOutHasADefault() {
        RunConfig config = parse(MINIMAL);
        assertThat(config.name()).isEqualTo("demo");
        assertThat(config.source().type()).isEqualTo("sap");
        assertThat(config.target().path()).isEqualTo("target");
        assertThat(config.naming()).isEqualTo(new Naming("{space}", Collisions.ERROR));
        assertThat(config.languages()).containsExactly("en");
        assertThat(config.policy()).isEqualTo(PlanPolicy.standard());
        assertThat(config.policy().priority()).hasSize(AssetKind.values().length);
        assertThat(config.state().folder()).isEqualTo(folder.resolve(".lockstep"));
        assertThat(config.state().url().reveal()).isEqualTo("jdbc:sqlite:" + folder.resolve(".lockstep/state.db"));
    }

    @Test
    void everyKeyOfTheEngineIsRead() {
        RunConfig config = parse(
                MINIMAL
                        + """
                mapping: { database: "sap_{space}_raw", languages: [de, en], rules: [] }
                policy:
                  deletes: drop
                  max-deletes: { percent: 10, count: 7 }
                  deletes-after: { misses: 3, grace: 30d }
                  on-drift: overwrite
                  adopt: [sales, "fin.*"]
                  breaking-changes: block
                  allow-breaking: [sales.orders]
                  name-collisions: suffix
                  on-loss: { note: report, degraded: report, dropped: fail }
                priority: [view, table]
                state: { url: "jdbc:sqlite:x.db" }
                """);
        assertThat(config.naming()).isEqualTo(new Naming("sap_{space}_raw", Collisions.SUFFIX));
        assertThat(config.languages()).containsExactly("de", "en");
        assertThat(config.policy())
                .isEqualTo(new PlanPolicy(
                        OnDrift.OVERWRITE,
                        new DeletePolicy(Deletes.DROP, 10, 7, 3, Duration.ofDays(30)),
                        new Adoption(List.of("sales", "fin.*")),
                        new Evolution(OnBreaking.BLOCK, List.of("sales.orders")),
                        new LossPolicy(OnLoss.REPORT, OnLoss.FAIL),
                        List.of(
                                AssetKind.VIEW,
                                AssetKind.TABLE,
                                AssetKind.ANALYTIC_MODEL,
                                AssetKind.COLLECTION,
                                AssetKind.DATASET)));
        assertThat(config.state().url().reveal()).isEqualTo("jdbc:sqlite:x.db");
    }

    @Test
    void everyProblemOfTheFileIsReportedAtOnceWithItsPlaceAndTheNearestKey() {
        assertThat(
                        problems(
                                """
                        nmae: demo
                        source:
                          connector: sap
                          regoin: here
                          max-concurrent-writes: many
                        target:
                          connector: laek
                        mapping:
                          database: fixed
                          rules: [{ id: r1 }]
                        policy:
                          deletes: of
                          max-deletes: { precent: 5, count: -1 }
                          on-drift: shout
                        priority: [view, view, cube]
                        state: { url: "state.db" }
                        """))
                .containsExactly(
                        "line 1, column 1: name: is missing",
                        "line 1, column 1: nmae: is not a known key; did you mean `name`?",
                        "line 3, column 3: source.region: is missing",
                        "line 4, column 3: source.regoin: is not a known key; did you mean `region`?",
                        "line 5, column 26: source.max-concurrent-writes: must be a whole number from 1 to 32",
                        "line 7, column 14: target.connector: must be one of lake, sap; did you mean `lake`?",
                        "line 9, column 13: mapping.database: must hold {space} once and no other brace, such as sap_{space},"
                                + " so that names stay apart",
                        "line 10, column 17: mapping.rules[0].id: does nothing; a rule has exactly one of type, rename, exclude,"
                                + " include, set, drop-annotation",
                        "line 12, column 12: policy.deletes: must be one of off, tombstone, drop; did you mean `off`?",
                        "line 13, column 18: policy.max-deletes.precent: is not a known key; did you mean `percent`?",
                        "line 13, column 37: policy.max-deletes.count: must be a whole number from 0 to 1000000",
                        "line 14, column 13: policy.on-drift: must be one of report, keep, overwrite",
                        "line 15, column 11: priority: every item must be one of table, view, analytic-model, collection,"
                                + " dataset",
                        "line 15, column 11: priority: must name every kind at most once",
                        "line 16, column 15: state.url: must be a JDBC URL, such as jdbc:sqlite:state.db");
    }

    @Test
    void aMissingSideAndAMisspeltConnectorNameWhatIsAvailable() {
        assertThat(problems("name: demo\nsource:\n  conector: sap\n"))
                .containsExactly(
                        "line 1, column 1: target: is missing; its `connector` is one of lake, sap",
                        "line 3, column 3: source.connector: is missing (`conector` is not a known key); must be one of lake, sap",
                        "line 3, column 3: source.region: is missing");
    }

    @Test
    void aMisspeltConnectorOfAKnownTypeHidesNoProblemOfItsSection() {
        assertThat(problems(MINIMAL.replace("connector: sap, region: here", "conector: sap, regoin: here")))
                .containsExactly(
                        "line 2, column 9: source.connector: is missing (`conector` is not a known key);"
                                + " must be one of lake, sap",
                        "line 2, column 9: source.region: is missing",
                        "line 2, column 26: source.regoin: is not a known key; did you mean `region`?");
    }

    @Test
    void aNameThatCannotMarkAnythingIsRefused() {
        assertThat(problems(MINIMAL.replace("demo", "my sync")))
                .containsExactly(
                        "line 1, column 7: name: must be 1 to 100 letters, digits, dots, underscores or hyphens:"
                                + " it marks what the sync owns");
    }

    @Test
    void variablesAndFilesTakeThePlaceOfReferences() throws IOException {
        Files.writeString(folder.resolve("key"), "s3cret\n");
        RunConfig config = loader.parse(
                MINIMAL.replace("region: here", "region: \"${PLACE}-$${PLACE}\", password: \"${file:key}\""),
                folder,
                Map.of("PLACE", "a: {b} ${OTHER}"));
        assertThat(text(config, "region")).isEqualTo("a: {b} ${OTHER}-${PLACE}");
        assertThat(text(config, "password")).isEqualTo("s3cret");
    }

    @Test
    void whatCannotBeResolvedIsReportedOnceWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        assertThat(
                        problems(
                                MINIMAL.replace("region: here", "region: \"${NOWHERE}\"")
                                        .replace(
                                                "region: there",
                                                "region: \"x${\", password: \"${file:gone}\", spaces: [\"${a-b}\", \"${file:empty}\"]")))
                .containsExactly(
                        "line 2, column 35: source.region: needs the environment variable NOWHERE, which is not set; set it",
                        "line 3, column 36: target.region: has a `${` without `}`; write `$${` for the characters themselves",
                        "line 3, column 53: target.password: refers to the file " + folder.resolve("gone")
                                + ", which cannot be read; create it or correct the path",
                        "line 3, column 78: target.spaces[0]: has a `${…}` that is neither `${NAME}` of an environment"
                                + " variable nor `${file:PATH}`",
                        "line 3, column 88: target.spaces[1]: refers to the file " + folder.resolve("empty")
                                + ", which is empty");
    }

    @Test
    void noMessageHoldsAValueOfTheFile() {
        String secret = "tops3cret";
        String text = MINIMAL.replace("name: demo", "name: \"tops3cret !\"")
                        .replace("region: here", "region: \"!tops3cret\", max-concurrent-writes: tops3cret")
                + "policy: { deletes: tops3cret, max-deletes: tops3cret }\nmapping: { database: tops3cret, rules: tops3cret }\n"
                + "priority: [tops3cret]\nstate: { url: tops3cret }\n";
        assertThat(problems(text)).hasSizeGreaterThan(7).noneMatch(problem -> problem.contains(secret));
    }

    @Test
    void aSyntaxErrorHasItsPlaceAndNoSnippet() {
        assertThat(problems("name: demo\nsource:\n  password: tops3cret\n bad: [1\n"))
                .singleElement()
                .asString()
                .startsWith("line 4, column 2: file: is not YAML: ")
                .doesNotContain("tops3cret");
    }

    @Test
    void whatIsNoConfigurationIsSaidToBeNone() {
        assertThat(problems("")).containsExactly("file: holds nothing; `lockstep init` writes a template");
        assertThat(problems("just words")).containsExactly("file: must consist of `key: value`");
        assertThat(problems("name: a\u0001b\n"))
                .containsExactly("line 1, column 8: file: holds a character that YAML does not allow (code 1)");
        assertThat(problems(MINIMAL + "---\nname: two\n"))
                .singleElement()
                .asString()
                .contains("expected a single document");
        assertThat(problems("#".repeat((1 << 20) + 1)))
                .containsExactly("file: is larger than 1 MiB; is it the right file?");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThat(problems(MINIMAL + "name: other\n"))
                .containsExactly("line 4, column 1: name: is given twice, first in line 1");
    }

    @Test
    void tagsAndSelfReferencesAreRefused() {
        assertThat(problems(MINIMAL.replace("region: here", "region: !!javax.script.ScriptEngineManager []")))
                .singleElement()
                .asString()
                .startsWith("line 2, column 35: file: is not YAML: Global tag is not allowed");
        assertThat(problems(MINIMAL.replace("region: here", "region: !secret x")))
                .containsExactly("line 2, column 35: source.region: has the tag !secret; tags are not allowed");
        assertThat(problems(MINIMAL + "mapping: &m { languages: [*m] }\n"))
                .contains("line 4, column 10: mapping.languages[0]: contains itself");
    }

    @Test
    void aliasesThatMultiplyAreStopped() {
        StringBuilder text = new StringBuilder(MINIMAL).append("mapping:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 6; i++) {
            String previous = "*a" + (i - 1) + ", ";
            text.append("  a%d: &a%d [%s]\n"
                    .formatted(i, i, previous.repeat(9) + previous.strip().replace(",", "")));
        }
        assertThat(problems(text.toString())).anyMatch(problem -> problem.contains("too many values"));
    }

    @Test
    void aFileThatIsNotThereHasARemedy() {
        Path file = folder.resolve("none.yaml");
        assertThatThrownBy(() -> loader.load(file, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": does not exist; `lockstep init -o " + file + "` writes a template");
    }

    @Test
    void aFileIsReadWithItsByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "\uFEFF" + MINIMAL);
        assertThat(loader.load(file, Map.of()).name()).isEqualTo("demo");
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> loader.load(file, Map.of())).hasMessageEndingWith("is not UTF-8");
    }

    private RunConfig parse(String text) {
        return loader.parse(text, folder, Map.of());
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(ConfigurationException.class, () -> parse(text)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static String text(RunConfig config, String key) {
        return ((Scalar) config.source().mapping().members().get(key)).text();
    }
}
