package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.sandbox.glue.Denial;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Glue denies something: it is named, and the rest goes on. */
class RefusedActionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void generate() {
        CsnFolder.generate(folder, 3, 30, 4);
    }

    @Test
    void aDeniedTableIsNamedWithTheActionAndTheOthersAreWritten() {
        try (Scene scene = Scene.ofFolder(folder)) {
            scene.glue().permissions().deny(Denial.of("CreateTable").inDatabase("space_1"));

            RunReport report = scene.sync();

            assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
            assertThat(report.count(Status.FAILED)).isEqualTo(10);
            assertThat(report.count(Status.WRITTEN)).isEqualTo(3 + 20);
            assertThat(report.results())
                    .filteredOn(result -> result.status() == Status.FAILED)
                    .allSatisfy(result -> assertThat(result.detail()).contains("glue:CreateTable"))
                    .extracting(ChangeResult::remedy)
                    .allSatisfy(remedy -> assertThat(remedy).isNotBlank());
        }
    }

    @Test
    void withoutItsDatabaseATableIsNotAttempted() {
        try (Scene scene = Scene.ofFolder(folder)) {
            scene.glue().permissions().deny(Denial.of("CreateDatabase").inDatabase("space_2"));

            RunReport report = scene.sync();

            assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
            assertThat(report.count(Status.FAILED)).isEqualTo(1);
            assertThat(report.count(Status.NOT_ATTEMPTED)).isEqualTo(10);
            assertThat(scene.glue().catalog().tableCount()).isEqualTo(20);
        }
    }

    @Test
    void aLaterRunBringsWhatWasDenied() {
        try (Scene scene = Scene.ofFolder(folder)) {
            scene.glue().permissions().deny(Denial.of("CreateTable"));
            assertThat(scene.sync().verdict()).isEqualTo(Verdict.PARTIAL);
            scene.glue().permissions().allowAll();

            assertThat(scene.sync().verdict()).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().catalog().tableCount()).isEqualTo(30);
        }
    }
}
