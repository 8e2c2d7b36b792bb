package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.report.ExplainView;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.engine.report.PlanView;
import dev.lockstep.engine.report.TextOptions;
import dev.lockstep.model.Curated;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a curated file says reaches the catalog, and everybody sees that SAP did not say it. */
class StewardshipFileTest {
    @TempDir
    private Path folder;

    @Test
    void peopleAreToldFromTheSourceInThePlanTheExplanationAndTheCatalog() {
        CsnFolder.generate(folder.resolve("csn"), 1, 1, 3);
        CsnFolder.write(
                folder.resolve("stewardship.yaml"),
                """
                SPACE_0.T_00000:
                  steward: jane
                  term: [Revenue]
                  property: { cost-center: "4711" }
                  columns: { C_001: { tag: [amount], term: [Net revenue] } }
                SPACE_0.T_00001: { owner: nobody }
                """);
        String mapping = "mapping: { stewardship: %s }\n".formatted(folder.resolve("stewardship.yaml"));
        try (Scene scene = Scene.ofFolder(folder.resolve("csn"))) {
            scene.sync();
            RunReport report = with(scene, mapping, SyncEngine::sync);

            assertThat(report.plan().changes()).hasSize(1);
            assertThat(report.plan().changes())
                    .flatExtracting(PlannedChange::reasons)
                    .extracting(Reason::path, Reason::rule)
                    .contains(
                            tuple("stewardship/steward", "stewardship.yaml:1"),
                            tuple("columns/C_001/tags", "stewardship.yaml:5:C_001"),
                            tuple("columns/C_001/glossaryTerms", "stewardship.yaml:5:C_001"));
            assertThat(PlanView.text(report.plan(), report.forecast(), TextOptions.brief(Paint.PLAIN)))
                    .contains("Curated: 3 entries, 2 of use")
                    .contains("stewardship.yaml:6  there is no SPACE_0.T_00001; did you mean SPACE_0.T_00000?");
            assertThat(parameters(scene))
                    .contains(
                            entry("datasphere.steward", "jane"),
                            entry("datasphere.glossary", "Revenue"),
                            entry("datasphere.property.cost-center", "4711"),
                            entry("datasphere.curated", "customProperties, glossaryTerms, steward"));
            assertThat(scene.discoverTarget().assets())
                    .singleElement()
                    .satisfies(asset -> assertThat(Curated.of(asset.rest())).contains("steward"));
            assertThat(with(scene, mapping, SyncEngine::plan).changes()).isEmpty();
            assertThat(with(scene, mapping, StewardshipFileTest::explainSteward))
                    .singleElement()
                    .satisfies(steward -> {
                        assertThat(steward.source()).isEmpty();
                        assertThat(steward.rule()).contains("stewardship.yaml:1");
                        assertThat(steward.target()).contains("jane");
                        assertThat(steward.field()).contains(FieldPath.of("parameters", "datasphere.steward"));
                    });
        }
    }

    private static Map<String, String> parameters(Scene scene) {
        Map<String, String> parameters = new TreeMap<>();
        scene.glue()
                .catalog()
                .table("space_0", "t_00000")
                .orElseThrow()
                .path("Parameters")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asText()));
        return parameters;
    }

    private static List<LedgerEntry> explainSteward(SyncEngine engine) {
        ScopeSnapshot scope =
                engine.discoverSource(Selection.all(), Selection.all()).scopes().get(0);
        return ExplainView.select(engine.explain(scope.assets().get(0), scope), "stewardship.steward");
    }

    private static <T> T with(Scene scene, String more, Function<SyncEngine, T> use) {
        try (SyncEngine engine = SyncEngine.open(scene.config(8, more))) {
            return use.apply(engine);
        }
    }
}
