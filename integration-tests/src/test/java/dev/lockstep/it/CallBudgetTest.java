package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Names that stand stay, so they are looked at first. */
    @Test
    void aPlanThatMayGiveSuffixesCostsOneMoreListing() {
        CsnFolder.generate(folder, SPACES, TABLES, 5);
        try (Scene scene = Scene.ofFolder(folder)) {
            scene.sync();
            scene.glue().calls().reset();
            try (SyncEngine engine = SyncEngine.open(scene.config(32, "policy: { name-collisions: suffix }\n"))) {
                assertThat(engine.plan().changes()).isEmpty();
            }
            assertThat(scene.glue().calls().glueCalls()).isEqualTo(PROBE + 2 * LISTING);
        }
    }

    /** The first update of a table reads it before: its version is that of any table that was made anew. */
    @Test
    void oneTableUpdatedInAThousandCostsOneWriteAndTwoListings() {
        CsnFolder.generate(folder, SPACES, TABLES, 5);
        Path one = folder.resolve("SPACE_0/one.json");
        CsnFolder.tables(one, "ONE", 0, 1, 5);
        try (Scene scene = Scene.ofFolder(folder)) {
            scene.sync();
            for (int columns = 6; columns < 8; columns++) {
                CsnFolder.tables(one, "ONE", 0, 1, columns);
                scene.glue().calls().reset();

                RunReport report = scene.sync();

                assertThat(report.verdict()).isEqualTo(Verdict.DONE);
                assertThat(scene.glue().calls().count("UpdateTable")).isEqualTo(1);
                assertThat(scene.glue().calls().writes()).isEqualTo(1);
                assertThat(scene.glue().calls().count("GetTable")).isEqualTo(columns == 6 ? 1 : 0);
                assertThat(scene.glue().calls().glueCalls())
                        .isLessThanOrEqualTo(PROBE + 2 * LISTING + 1 + (columns == 6 ? 1 : 0));
            }
        }
    }

    /** Before a drop is the look that guards it: one listing of the database, however many go. */
    @Test
    void twoHundredAndFiftyDropsCostThreeCallsAndOneMoreListingOfTheirDatabase() throws IOException {
        CsnFolder.generate(folder, SPACES, TABLES, 5);
        Path gone = CsnFolder.tables(folder.resolve("SPACE_0/gone.json"), "Z_GONE", 0, 250, 5);
        try (Scene scene = Scene.ofFolder(folder)) {
            dropping(scene);
            Files.delete(gone);
            assertThat(dropping(scene).count(Status.WRITTEN)).as("marked").isEqualTo(250);
            scene.glue().calls().reset();

            RunReport report = dropping(scene);

            assertThat(report.count(Status.WRITTEN)).isEqualTo(250);
            assertThat(report.verdict()).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().calls().count("BatchDeleteTable")).isEqualTo(3);
            assertThat(scene.glue().calls().writes()).isEqualTo(3);
            assertThat(scene.glue().calls().count("GetTable")).isZero();
            int withGone = 6; // 333 + 250 tables
            int without = 4;
            assertThat(scene.glue().calls().glueCalls())
                    .isEqualTo(PROBE + (1 + withGone + 2 * 4) + (withGone + 3) + (1 + without));
            assertThat(report.forecast().calls()).isBetween(3L + 6 + 5, 3L + 6 + 1 + 6);
        }
    }

    private static RunReport dropping(Scene scene) {
        String policy =
                """
                policy:
                  deletes: drop
                  deletes-after: { misses: 1, grace: 0s }
                  max-deletes: { percent: 100, count: 1000 }
                """;
        try (SyncEngine engine = SyncEngine.open(scene.config(32, policy))) {
            return engine.sync(plan -> true);
        }
    }

    @Test
    void oneTableMoreCostsOneWriteAndTwoListings() {
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
