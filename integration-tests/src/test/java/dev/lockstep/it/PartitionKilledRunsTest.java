package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.parameter;
import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static dev.lockstep.it.PartitionScene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import org.junit.jupiter.api.Test;

/** What a run left that was killed, and the way back. */
class PartitionKilledRunsTest extends PartitionHistoryTest {
    /** As after a crash: the evidence says what was about to be written, and not what came of it. */
    @Test
    void whatARunWasKilledOnIsTakenBackWhereItStandsAsWantedAlsoInTwoTurns() {
        scene.create(scene.source, range(10, 20));
        history.syncKilled();
        String killed = history.lastRun();
        scene.edit(10, "theirs");
        scene.target
                .faults()
                .script(
                        Trigger.every("BatchDeletePartition"),
                        new Fault.Entries("InvalidInputException", "Injected refusal.", 3));

        RunReport first = history.apply(history.undo(killed));
        scene.target.faults().clear();

        assertThat(result(first).removed()).isBetween(1, 8);
        Undo second = history.undo(killed);
        assertThat(second.plan().refusals())
                .singleElement()
                .extracting(Refusal::reason)
                .isEqualTo("may have been written by the run, whose outcome is not known, and is different now");
        history.apply(second);
        assertThat(partitions(scene.target)).hasSize(11);
        assertThat(history.undo(killed).plan().isEmpty()).isTrue();
    }

    @Test
    void aTableThatARunWhichWasKilledLaterMayHaveWrittenToStays() {
        scene.remove(scene.target, range(3, 4));
        history.syncKilled();

        Undo undo = history.undo("run-1");

        assertThat(undo.plan().count(Change.Drop.class)).isZero();
        assertThat(undo.plan().refusals())
                .extracting(Refusal::reason)
                .containsExactly("was created by the run and has partitions that run %s may have written"
                        .formatted(history.lastRun()));
    }

    @Test
    void whatTwoRunsMayHaveWrittenThatWereKilledIsLeftToTheLater() {
        scene.create(scene.source, range(10, 12));
        history.syncKilled();
        String earlier = history.lastRun();
        scene.remove(scene.target, range(10, 11));
        history.syncKilled();
        String later = history.lastRun();

        Undo undo = history.undo(earlier);
        assertThat(undo.plan().partitions()).extracting(PartitionPlan::removes).containsExactly(1);
        assertThat(undo.plan().refusals())
                .extracting(Refusal::reason)
                .containsExactly(
                        "may have been written by the run, whose outcome is not known, or since by run %s or by"
                                        .formatted(later)
                                + " somebody else");
        history.apply(history.undo(later));
        history.apply(history.undo(earlier));
        assertThat(partitions(scene.target)).hasSize(10);
    }

    /** An undo that was killed wanted something else to stand there: what stands is not its work. */
    @Test
    void anUndoThatWasKilledIsDoneAgain() {
        scene.create(scene.source, range(10, 12));
        scene.update(scene.source, PartitionScene.with(PartitionScene.partition(0), parameter("quality"), "checked"));
        history.syncKilled();
        String run = history.lastRun();
        Undo undo = history.undo(run);
        scene.target
                .faults()
                .script(Trigger.every("BatchDeletePartition"), Fault.refused("AccessDeniedException", 400));
        scene.target
                .faults()
                .script(Trigger.every("BatchUpdatePartition"), Fault.refused("AccessDeniedException", 400));
        history.run(
                (surroundings, journal) -> surroundings.withJournal(PartitionHistory.killed(journal)),
                engine -> engine.apply(undo.plan(), any -> true));
        scene.target.faults().clear();

        assertThat(history.apply(history.undo(run)).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(10);
    }

    /** Another run had the lock between the plan and its being carried out, and wrote the same anew. */
    @Test
    void theEvidenceIsReadAgainWhenAnUndoIsCarriedOut() {
        scene.create(scene.source, range(10, 12));
        history.syncKilled();
        String run = history.lastRun();

        RunReport report = history.run(engine -> {
            Undo undo = engine.undo(RecordedRun.read(history.evidence(), run));
            assertThat(undo.plan().partitions())
                    .extracting(PartitionPlan::removes)
                    .containsExactly(2);
            scene.remove(scene.target, range(10, 12));
            history.sync();
            return engine.apply(undo.plan(), any -> true);
        });

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result(report).problems())
                .containsExactly("the partitions of sales.orders changed since the plan was made");
        assertThat(partitions(scene.target)).hasSize(12);
    }

    /** It may have been somebody else who removed it, on purpose. */
    @Test
    void aRemovalOfWhichNobodyKnowsWhetherItWasTheRunsIsLeftAsItIsAndTold() {
        scene.remove(scene.source, range(0, 2));
        scene.target.faults().script(Trigger.next("BatchDeletePartition"), Fault.lostAnswer());
        assertThat(history.sync().verdict()).isEqualTo(Verdict.DONE);
        String lost = history.lastRun();
        scene.remove(scene.source, range(2, 3));
        history.syncKilled();
        String killed = history.lastRun();

        assertNothingIsMadeAgain(history.undo(lost), 2);
        assertNothingIsMadeAgain(history.undo(killed), 1);
    }

    private static void assertNothingIsMadeAgain(Undo undo, int told) {
        assertThat(undo.plan().isEmpty()).isTrue();
        assertThat(undo.plan().refusals()).hasSize(told).allSatisfy(refusal -> assertThat(refusal.reason())
                .isEqualTo("is gone, and nobody knows whether the run removed it or somebody else did"));
    }
}
