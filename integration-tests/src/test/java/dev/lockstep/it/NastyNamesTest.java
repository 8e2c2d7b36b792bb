package dev.lockstep.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Column;
import dev.lockstep.spi.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that no engine takes, through a whole run: no two become one, and the way back is certain. */
class NastyNamesTest {
    private static final List<String> ALONE = List.of(
            "/BIC/AZSALES",
            "Umsatz €",
            "0CALDAY",
            "ORDER",
            "収益",
            "e\u0301t\u00e9",
            "a,b=c;d",
            "SAP.CURRENCY.VIEW.TCURR");
    private static final List<String> MEETING = List.of("A.B", "A_B", "a_b", "A B", "T\u00fcr", "TUER", "∞", "😀");
    private static final String LONG = "L".repeat(300);
    private static final String SUFFIX = "policy: { name-collisions: suffix }\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        String tables = Stream.of(ALONE, MEETING, List.of(LONG))
                .flatMap(List::stream)
                .map(name -> entity(name, List.of("ID", name)))
                .collect(joining(","));
        String odd = entity("COLUMNS", MEETING);
        CsnFolder.write(folder.resolve("SALES").resolve("all.json"), "{\"definitions\":{" + tables + "," + odd + "}}");
    }

    @Test
    void twoNamesThatMeetAreRefusedAndEachRefusalNamesTheOther() {
        try (Scene scene = Scene.ofFolder(folder)) {
            RunReport report = run(scene, "");

            assertThat(report.results()).allMatch(ChangeResult::succeeded);
            assertThat(names(target(scene))).containsExactlyInAnyOrderElementsOf(ALONE);
            assertThat(report.plan().refusals()).hasSize(MEETING.size() + 2);
            assertThat(reason(report, "SALES/A.B"))
                    .contains("A_B")
                    .contains("a_b")
                    .contains("A B");
            assertThat(reason(report, "SALES/TUER")).contains("Tür");
            assertThat(reason(report, "SALES/∞")).contains("😀");
            assertThat(reason(report, "SALES/" + LONG)).contains("300 bytes");
            assertThat(reason(report, "SALES/COLUMNS")).contains("A.B").contains("A_B");
        }
    }

    @Test
    void byPolicyEveryNameArrivesAndLeadsBackToItsSource() {
        try (Scene scene = Scene.ofFolder(folder)) {
            RunReport report = run(scene, SUFFIX);
            Map<AssetId, Asset> source = source(scene);
            Map<AssetId, Asset> target = target(scene);

            assertThat(report.plan().refusals()).isEmpty();
            assertThat(report.verification().mismatches()).isEmpty();
            assertThat(target.keySet()).isEqualTo(source.keySet());
            target.forEach((id, asset) -> assertThat(asset.columns())
                    .extracting(Column::name)
                    .containsExactlyElementsOf(
                            source.get(id).columns().stream().map(Column::name).toList()));
            scene.glue().calls().reset();
            assertThat(run(scene, SUFFIX).plan().changes()).isEmpty();
            assertThat(scene.glue().calls().writes()).isZero();
        }
    }

    /** What tells two columns apart must not be among what a large table leaves out. */
    @Test
    void byPolicyALargeTableKeepsTheNamesOfItsColumns() {
        String noise = new SplittableRandom(1)
                .ints(400_000, 0x21, 0x7e)
                .mapToObj(Character::toString)
                .collect(joining());
        String columns = Stream.of("NET", "Net", LONG)
                .map(column -> json(column) + ":{\"type\":\"cds.Integer\",\"@note\":" + json(noise) + "}")
                .collect(joining(","));
        CsnFolder.write(
                folder.resolve("SALES").resolve("all.json"),
                "{\"definitions\":{\"LARGE\":{\"kind\":\"entity\",\"elements\":{" + columns + "}}}}");
        try (Scene scene = Scene.withBusinessContext(folder)) {
            RunReport report = run(scene, SUFFIX);
            assertThat(report.results()).isNotEmpty().allMatch(ChangeResult::succeeded);

            Plan second = with(scene, SUFFIX, SyncEngine::plan);

            assertThat(second.refusals()).isEmpty();
            assertThat(second.changes()).isEmpty();
        }
    }

    private static RunReport run(Scene scene, String policy) {
        return with(scene, policy, SyncEngine::sync);
    }

    private static <T> T with(Scene scene, String policy, Function<SyncEngine, T> use) {
        try (SyncEngine engine = SyncEngine.open(scene.config(8, policy))) {
            return use.apply(engine);
        }
    }

    private static Map<AssetId, Asset> source(Scene scene) {
        return byId(scene.discover());
    }

    private static Map<AssetId, Asset> target(Scene scene) {
        return byId(with(scene, "", engine -> engine.discoverTarget(Selection.all(), Selection.all())));
    }

    private static Map<AssetId, Asset> byId(Snapshot snapshot) {
        Map<AssetId, Asset> assets = new TreeMap<>();
        snapshot.assets()
                .forEach(asset -> assertThat(assets.put(asset.id(), asset)).isNull());
        return assets;
    }

    private static List<String> names(Map<AssetId, Asset> assets) {
        return assets.keySet().stream().map(AssetId::name).toList();
    }

    private static String reason(RunReport report, String asset) {
        return report.plan().refusals().stream()
                .filter(refusal -> refusal.subject().equals("scene:" + asset))
                .map(Refusal::reason)
                .findFirst()
                .orElseThrow();
    }

    private static String entity(String name, List<String> columns) {
        String elements = columns.stream()
                .map(column -> json(column) + ":{\"type\":\"cds.String\",\"length\":10}")
                .collect(joining(","));
        return json(name) + ":{\"kind\":\"entity\",\"elements\":{" + elements + "}}";
    }

    private static String json(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
