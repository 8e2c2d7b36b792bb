package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.plan.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DESIGN.md section 8: what a run may cost, counted. */
class CallBudgetTest {
    private static final int SPACES = 3;
    private static final int TABLES = 1000;
    /** 333, 333 and 334 tables are four pages of 100 each. */
    private static final int LISTING = 1 + SPACES * 4;
    /** Whether the account has a business context; it has none here. */
    private static final int PROBE = 1;

    @TempDir
    Path folder;

    @Test
    void aThousandTablesCostWhatTheBudgetAllows() {
        CsnFolder.generate(folder, SPACES, TABLES, 5);
        try (Scene scene = Scene.ofFolder(folder)) {
            RunReport first = scene.sync();
            assertThat(first.verdict()).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().calls().glueCalls()).isLessThanOrEqualTo(PROBE + 2 * LISTING + SPACES + TABLES);

            scene.glue().calls().reset();
            Plan unchanged = scene.plan();
            assertThat(unchanged.changes()).isEmpty();
            assertThat(scene.glue().calls().glueCalls()).isEqualTo(PROBE + LISTING);

            scene.glue().calls().reset();
            assertThat(scene.sync().verdict()).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().calls().glueCalls()).isEqualTo(PROBE + LISTING);
            assertThat(scene.glue().calls().writes()).isZero();
        }
    }

    @Test
    void oneChangedTableCostsOneWriteAndTwoListings() {
        CsnFolder.generate(folder, SPACES, TABLES, 5);
        try (Scene scene = Scene.ofFolder(folder)) {
            scene.sync();
            CsnFolder.write(
                    folder.resolve("SPACE_0").resolve("added.json"),
                    """
                    {"definitions":{"ADDED":{"kind":"entity","elements":{"ID":{"type":"cds.Integer"}}}}}""");
            scene.glue().calls().reset();

            RunReport report = scene.sync();

            assertThat(report.results()).hasSize(1);
            assertThat(scene.glue().calls().writes()).isEqualTo(1);
            assertThat(scene.glue().calls().glueCalls()).isLessThanOrEqualTo(PROBE + 2 * LISTING + 1);
        }
    }
}
