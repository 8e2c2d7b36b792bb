package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the README that embed the engine, run; and the README, held to these lines. */
class ReadmeExampleTest {
    @TempDir
    Path folder;

    @Test
    void theLinesOfTheReadmeBringTablesOver() throws IOException {
        CsnFolder.generate(folder.resolve("csn"), 1, 3, 2);
        try (Scene scene = Scene.ofFolder(folder.resolve("csn"))) {
            Path file = Files.writeString(folder.resolve("lockstep.yaml"), scene.text(4, ""));

            assertThat(embed(file)).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().catalog().tableCount()).isEqualTo(3);
        }
    }

    @Test
    void aRelativeFolderStartsFromTheConfiguration() throws IOException {
        CsnFolder.generate(folder.resolve("csn"), 1, 2, 2);
        try (Scene scene = Scene.ofFolder(Path.of("csn"))) {
            Path file = Files.writeString(folder.resolve("lockstep.yaml"), scene.text(4, ""));

            assertThat(embed(file)).isEqualTo(Verdict.DONE);
        }
    }

    @Test
    void aPlanForAnotherTargetIsRefusedBeforeAnythingIsWritten() {
        CsnFolder.generate(folder, 1, 2, 2);
        try (Scene scene = Scene.ofFolder(folder);
                SyncEngine here = SyncEngine.open(scene.config(4, ""));
                SyncEngine there = SyncEngine.open(
                        scene.config(4, "", text -> text.replace("region: eu-central-1", "region: eu-west-1")))) {
            Plan plan = here.plan();

            assertThatThrownBy(() -> there.apply(plan))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("target glue-111122223333-eu-west-1");
            assertThat(scene.glue().calls().writes()).isZero();
        }
    }

    @Test
    void theReadmeShowsTheseLines() throws IOException {
        String readme = Files.readString(projectFile("README.md"), StandardCharsets.UTF_8);

        for (String line : List.of(
                "ConfigurationLoader.installed().load(",
                "SyncEngine.open(config)",
                "Plan plan = engine.plan();",
                "RunReport report = engine.apply(plan);",
                "report.verification().confirmed()")) {
            assertThat(readme).contains(line);
        }
    }

    private static Verdict embed(Path file) {
        RunConfig config = ConfigurationLoader.installed().load(file, Map.of());
        try (SyncEngine engine = SyncEngine.open(config)) {
            Plan plan = engine.plan();
            assertThat(plan.changes()).allMatch(change -> !change.reasons().isEmpty());
            if (plan.overall().isComplete() && plan.refusals().isEmpty()) {
                RunReport report = engine.apply(plan);
                assertThat(report.verification().confirmed())
                        .isEqualTo(plan.changes().size());
                return report.verdict();
            }
            return Verdict.FAILED;
        } catch (ConfigurationException e) {
            throw new AssertionError(e.problems().toString(), e);
        } catch (SyncException e) {
            throw new AssertionError(e.getMessage() + " " + e.remedy(), e);
        }
    }

    private static Path projectFile(String name) {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve(name))
                ? here.resolve(name)
                : here.getParent().resolve(name);
    }
}
