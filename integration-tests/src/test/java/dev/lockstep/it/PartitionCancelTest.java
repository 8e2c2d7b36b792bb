package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static dev.lockstep.it.PartitionScene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.metrics.CallObserver.Side;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.model.Address;
import dev.lockstep.spi.PartitionChange;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Runs among partitions, and their undoing, that are cancelled on the way. */
class PartitionCancelTest extends PartitionHistoryTest {
    /** The thousand under way is finished and told, the next is not begun, and an undo takes back just what was written. */
    @Test
    void aRunThatIsCancelledWhileItWritesEndsAfterTheThousandUnderWayAndIsUndone() {
        scene.create(scene.source, range(10, 2_510));

        RunReport report = cancelledWhileWriting(engine -> engine.sync(any -> true));

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(result(report).created()).isEqualTo(1_000);
        assertThat(result(report).failed()).isEqualTo(1_500);
        assertThat(result(report).problems()).containsExactly("the run was cancelled");
        assertThat(partitions(scene.target)).hasSize(1_010);
        assertThat(scene.target.calls().count("BatchCreatePartition")).isZero();

        assertThat(history.apply(history.undo(history.lastRun())).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(10);
    }

    @Test
    void anUndoThatIsCancelledWhileItWritesIsFinishedByTheNext() {
        scene.create(scene.source, range(10, 2_510));
        history.sync();
        String run = history.lastRun();
        Undo undo = history.undo(run);

        RunReport report = cancelledWhileWriting(engine -> engine.apply(undo.plan(), any -> true));

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(result(report).removed()).isEqualTo(1_000);
        assertThat(result(report).failed()).isEqualTo(1_500);
        assertThat(partitions(scene.target)).hasSize(1_510);
        assertThat(history.apply(history.undo(run)).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(10);
        assertThat(history.evidence().verify().isWhole()).isTrue();
    }

    /** Listing takes ten segments of some pages each; none asks for another page once it is cancelled. */
    @Test
    void aRunThatIsCancelledWhileItComparesEndsSoonAndWritesNothing() {
        scene.create(scene.source, range(10, 15_010));
        scene.source.calls().reset();
        var running = new AtomicReference<SyncEngine>();

        RunReport report = history.run(
                (surroundings, journal) -> surroundings.withCalls((side, connector, call) -> {
                    if (side == Side.SOURCE && call.operation().endsWith("GetPartitions")) {
                        running.get().cancel();
                    }
                }),
                engine -> {
                    running.set(engine);
                    return engine.sync(any -> true);
                });

        assertThat(scene.source.calls().count("GetPartitions"))
                .as("21 for all of them")
                .isLessThanOrEqualTo(11);
        assertThat(report.verdict()).isNotEqualTo(Verdict.DONE);
        assertThat(report.plan().overall().gaps())
                .anySatisfy(gap -> assertThat(gap.cause()).isEqualTo("the run was cancelled"));
        assertThat(partitions(scene.target)).hasSize(10);
    }

    @Test
    void anUndoThatIsCancelledWhileItComparesSaysSo() {
        scene.create(scene.source, range(10, 2_510));
        history.sync();
        String run = history.lastRun();
        scene.target.calls().reset();

        try (SyncEngine engine = SyncEngine.open(scene.config(4, PartitionHistory.DROPPING))) {
            engine.cancel();
            Undo undo = engine.undo(RecordedRun.read(history.evidence(), run));

            assertThat(undo.plan().isEmpty()).isTrue();
            assertThat(undo.plan().refusals())
                    .containsExactly(
                            new Refusal("partitions of sales.orders", "the run was cancelled", "Run it again."));
        }
        assertThat(scene.target.calls().count("BatchGetPartition")).isZero();
    }

    private RunReport cancelledWhileWriting(Function<SyncEngine, RunReport> action) {
        var running = new AtomicReference<SyncEngine>();
        return history.run(
                (surroundings, journal) -> surroundings.withJournal(
                        cancelling(journal, () -> running.get().cancel())),
                engine -> {
                    running.set(engine);
                    return action.apply(engine);
                });
    }

    /** Cancels with the first batch. */
    private static WriteJournal cancelling(WriteJournal journal, Runnable cancel) {
        return new JournalBeside(journal) {
            @Override
            public Open intended(Address object, String keys, List<? extends PartitionChange> changes) {
                cancel.run();
                return super.intended(object, keys, changes);
            }
        };
    }
}
