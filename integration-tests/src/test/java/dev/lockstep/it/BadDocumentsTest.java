package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.FactTable;
import dev.lockstep.engine.plan.ScopeFidelity;
import dev.lockstep.spi.Completeness.Gap;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a folder: the bad document or object is named with a reason, and the others arrive. */
class BadDocumentsTest {
    private static final String GOOD = entity("GOOD", "\"ID\":{\"type\":\"cds.Integer\",\"key\":true}");

    @TempDir
    Path folder;

    @Test
    void aDocumentThatIsNoJsonIsNamedWithItsPlaceAndTheOthersArrive() {
        document("good.json", GOOD);
        CsnFolder.write(folder.resolve("S/broken.json"), "{\"definitions\": {\"A\": ");

        RunReport report = sync();

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.plan().overall().gaps())
                .extracting(Gap::toString)
                .anySatisfy(gap -> assertThat(gap).contains("broken.json").containsPattern("line \\d+"));
        assertThat(arrived(report)).containsExactly("s.good");
    }

    @Test
    void aDocumentWithoutDefinitionsIsNamed() {
        document("good.json", GOOD);
        CsnFolder.write(folder.resolve("S/empty.json"), "{\"version\":{\"csn\":\"1.0\"}}");

        RunReport report = sync();

        assertThat(report.plan().overall().gaps()).extracting(Gap::toString).anySatisfy(gap -> assertThat(gap)
                .contains("empty.json", "definitions"));
        assertThat(arrived(report)).containsExactly("s.good");
    }

    @Test
    void unknownTypesDanglingAssociationsAndManyColumnsArriveWithTheirLosses() {
        String wide = IntStream.range(0, 600)
                .mapToObj(i -> "\"C%d\":{\"type\":\"cds.String\",\"length\":10}".formatted(i))
                .collect(Collectors.joining(","));
        document(
                "all.json",
                GOOD,
                entity("ODD_TYPE", "\"X\":{\"type\":\"cds.Unheard\"}"),
                entity(
                        "DANGLING",
                        "\"ID\":{\"type\":\"cds.Integer\"},"
                                + "\"_A\":{\"type\":\"cds.Association\",\"target\":\"NOWHERE\","
                                + "\"on\":[{\"ref\":[\"ID\"]},\"=\",{\"ref\":[\"_A\",\"ID\"]}]}"),
                entity("WIDE", wide));

        RunReport report = sync();

        assertThat(arrived(report)).containsExactlyInAnyOrder("s.good", "s.odd_type", "s.dangling", "s.wide");
        assertThat(report.plan().losses())
                .anySatisfy(
                        loss -> assertThat(loss.asset().name() + loss.reason()).contains("ODD_TYPE", "cds.Unheard"));
    }

    @Test
    void aCyclicTypeIsNamedAndTheOthersArrive() {
        document(
                "cycle.json",
                GOOD,
                "\"A\":{\"kind\":\"type\",\"type\":\"B\"}",
                "\"B\":{\"kind\":\"type\",\"type\":\"A\"}",
                entity("USES_CYCLE", "\"X\":{\"type\":\"A\"}"));

        RunReport report = sync();

        assertThat(arrived(report)).contains("s.good");
        String said = report.plan().losses() + report.plan().refusals().toString();
        assertThat(said).contains("USES_CYCLE").containsIgnoringCase("cycl");
    }

    @Test
    void aNameThatIsTooLongIsRefusedByName() {
        String name = "N".repeat(300);
        document("long.json", GOOD, entity(name, "\"ID\":{\"type\":\"cds.Integer\"}"));

        RunReport report = sync();

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.plan().refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.subject()).contains(name))
                .extracting(Refusal::reason)
                .asString()
                .contains("255");
        assertThat(arrived(report)).containsExactly("s.good");
    }

    @Test
    void twoNamesThatFoldToOneAreBothNamed() {
        document(
                "fold.json",
                GOOD,
                entity("A.B", "\"ID\":{\"type\":\"cds.Integer\"}"),
                entity("a_b", "\"ID\":{\"type\":\"cds.Integer\"}"),
                entity("COLUMNS", "\"x y\":{\"type\":\"cds.Integer\"},\"X_Y\":{\"type\":\"cds.Integer\"}"));

        RunReport report = sync();

        assertThat(report.plan().refusals()).hasSize(3);
        assertThat(report.plan().refusals().toString()).contains("A.B", "a_b", "x y", "X_Y");
        assertThat(arrived(report)).containsExactly("s.good");
    }

    @Test
    void theFactsOfWhatIsNotBroughtOverAreCounted() {
        document(
                "fold.json",
                GOOD,
                entity("A.B", "\"ID\":{\"type\":\"cds.Integer\"}"),
                entity("a_b", "\"ID\":{\"type\":\"cds.Integer\"}"),
                "\"NONE\":{\"kind\":\"entity\"}",
                "\"T\":{\"kind\":\"type\",\"type\":\"cds.Integer\"}");
        try (Scene scene = Scene.ofFolder(folder)) {
            FactTable facts = scene.with(SyncEngine::facts);
            ScopeFidelity total = facts.total();

            assertThat(List.of(total.assets(), total.withheld(), total.skipped(), total.failed()))
                    .containsExactly(3, 2, 1, 1);
            assertThat(total.withheldFacts()).isPositive();
            assertThat(total.addsUp()).isTrue();
            assertThat(facts.refusals()).hasSize(3);
        }
    }

    private RunReport sync() {
        try (Scene scene = Scene.ofFolder(folder)) {
            return scene.sync();
        }
    }

    private static List<String> arrived(RunReport report) {
        return report.results().stream()
                .filter(result ->
                        result.succeeded() && result.planned().change().target().isPresent())
                .map(result -> result.planned().subject())
                .toList();
    }

    private void document(String name, String... definitions) {
        CsnFolder.write(folder.resolve("S").resolve(name), "{\"definitions\":{" + String.join(",", definitions) + "}}");
    }

    private static String entity(String name, String elements) {
        return "\"%s\":{\"kind\":\"entity\",\"elements\":{%s}}".formatted(name, elements);
    }
}
