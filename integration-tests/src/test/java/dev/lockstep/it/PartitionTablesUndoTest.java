package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.spi.Change;
import org.junit.jupiter.api.Test;

/** Whether a table that a run created goes when the run is undone, and its partitions with it. */
class PartitionTablesUndoTest extends PartitionHistoryTest {
    @Test
    void aTableGoesWithThePartitionsThatItsRunWrote() {
        Undo undo = history.undo("run-1");

        assertThat(undo.plan().count(Change.Drop.class)).isEqualTo(1);
        assertThat(undo.plan().partitions()).isEmpty();
        assertThat(history.apply(undo).verdict()).isEqualTo(Verdict.DONE);
        assertThat(scene.target.calls().count("BatchDeletePartition")).isZero();
    }

    @Test
    void aTableThatHoldsPartitionsOfLaterRunsStaysAndOnlyThoseOfItsRunGo() {
        scene.create(scene.source, range(10, 13));
        history.sync();

        assertTableStays(history.undo("run-1"), 3);
    }

    @Test
    void aTableThatHoldsPartitionsOfOthersStaysAndSoDoTheirs() {
        scene.create(scene.target, range(20, 22));
        scene.edit(0, "theirs");

        Undo undo = history.undo("run-1");

        assertThat(undo.plan().refusals()).hasSize(2);
        assertTableStays(undo, 3);
    }

    /** Between the plan and its being carried out. */
    @Test
    void aKeptUndoHoldsATableBackThatALaterRunAddedPartitionsTo() {
        Undo undo = history.undo("run-1");
        scene.create(scene.source, range(10, 13));
        history.sync();

        RunReport report = history.apply(undo);

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(result.detail()).contains("holds 3 partitions");
            assertThat(result.remedy()).isEqualTo("Drop it by hand if its partitions may go with it.");
        });
        assertThat(partitions(scene.target)).hasSize(13);
    }

    @Test
    void aTableStaysThatARunWroteToWhileItsDropWasAskedFor() {
        RunReport report = history.run(engine -> {
            Undo undo = engine.undo(RecordedRun.read(history.evidence(), "run-1"));
            scene.remove(scene.target, range(3, 4));
            history.sync();
            return engine.apply(undo.plan(), any -> true);
        });

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.results()).singleElement().satisfies(result -> assertThat(result.detail())
                .contains("has partitions that run run-3 may have written"));
        assertThat(partitions(scene.target)).hasSize(10);
    }

    private void assertTableStays(Undo undo, int others) {
        assertThat(undo.plan().count(Change.Drop.class)).isZero();
        assertThat(undo.plan().refusals())
                .filteredOn(refusal -> refusal.subject().equals("sales.orders"))
                .singleElement()
                .extracting(Refusal::reason, Refusal::remedy)
                .containsExactly(
                        "was created by the run and holds %d partitions that the run did not write, or that are not as it left them"
                                .formatted(others),
                        "Drop it by hand if its partitions may go with it.");
        assertThat(history.apply(undo).verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(partitions(scene.target)).hasSize(others);
    }
}
