package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.parameter;
import static dev.lockstep.it.PartitionScene.partition;
import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Partition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Glue does wrong with batches of partitions: the run ends right, or says what is not done, and the next clean run ends right. */
class PartitionFaultsTest {
    private static final String POLICY =
            """
            deletes: drop
            max-deletes: { percent: 50, count: 1000 }
            """;
    private static final Fault TRANSIENT =
            new Fault.Entries("InternalServiceException", "Injected failure of an entry.", 3);

    private final PartitionScene scene = new PartitionScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BatchCreatePartition", "BatchUpdatePartition", "BatchDeletePartition", "BatchGetPartition"})
    void entriesThatFailForNowAreSentAgainAndNoOthers(String operation) {
        prepare();
        scene.target.faults().script(Trigger.next(operation).times(2), TRANSIENT);

        assertRight(scene.sync(POLICY));
        assertThat(scene.sync(POLICY).plan().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchCreatePartition", "BatchUpdatePartition", "BatchDeletePartition"})
    void aLostAnswerIsReadBackAndNothingIsWrittenTwice(String operation) {
        prepare();
        scene.target.faults().script(Trigger.next(operation), Fault.lostAnswer());

        RunReport report = scene.sync(POLICY);

        assertThat(scene.target.calls().count(operation))
                .as("not sent again")
                .isEqualTo(operation.equals("BatchDeletePartition") ? 2 : 1);
        assertRight(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchCreatePartition", "BatchUpdatePartition", "BatchDeletePartition"})
    void aConnectionThatBreaksBeforeOrAfterTheEffectMakesNoDifference(String operation) {
        prepare();
        scene.target.faults().script(Trigger.next(operation), new Fault.Reset(false));
        scene.target.faults().script(Trigger.nth(operation, 2), new Fault.Reset(true));

        assertRight(scene.sync(POLICY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchCreatePartition", "BatchUpdatePartition", "BatchDeletePartition"})
    void aRequestThatArrivesTwiceDoesItsWorkOnce(String operation) {
        prepare();
        scene.target.faults().script(Trigger.next(operation), new Fault.Duplicated());

        RunReport report = scene.sync(POLICY);

        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertInStep();
    }

    @Test
    void aThirdOfAllCallsThrottledAtRandomMakesNoDifference() {
        prepare();
        scene.source.faults().throttleShare(0.3, 1);
        scene.target.faults().throttleShare(0.3, 2);

        assertRight(scene.sync(POLICY));
    }

    /** What cannot be done is told by number and by example, all but removals is done beside it, and the next run needs only the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"BatchCreatePartition", "BatchUpdatePartition", "BatchDeletePartition"})
    void entriesThatFailForGoodAreToldAndTheOthersAreDone(String operation) {
        prepare();
        scene.target
                .faults()
                .script(Trigger.every(operation), new Fault.Entries("InvalidInputException", "Injected refusal.", 10));

        RunReport report = scene.sync(POLICY);

        PartitionResult result = report.partitions().get(0);
        boolean removing = operation.equals("BatchDeletePartition");
        int refused = removing ? 2 : 4 + 30;
        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(result.failed()).isEqualTo(refused);
        assertThat(result.written()).isEqualTo(110 - refused);
        assertThat(result.removed()).isEqualTo(removing ? 28 : 0);
        assertThat(result.problems()).hasSize(removing ? 2 : 5).allSatisfy(problem -> assertThat(problem)
                .containsPattern("partition \\(2026-..-.., r0\\) InvalidInputException: Injected refusal"
                        + "|30 partitions of sales.orders are not removed"));
        scene.target.faults().clear();
        assertThat(scene.sync(POLICY).partitions().get(0).written()).isEqualTo(refused);
        assertInStep();
    }

    /** Entries that are refused for now each time are given up, and told. */
    @Test
    void entriesThatNeverGetThroughAreGivenUpAndTold() {
        scene.create(scene.source, range(0, 3));
        scene.target
                .faults()
                .script(
                        Trigger.every("BatchCreatePartition"),
                        new Fault.Refused("InternalServiceException", 500, "Injected failure."));

        RunReport report = scene.sync(POLICY);

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.partitions().get(0).failed()).isEqualTo(3);
        assertThat(scene.target.calls().count("BatchCreatePartition")).isBetween(2, 60);
        assertThat(partitions(scene.target)).isEmpty();
        scene.target.faults().clear();
        assertRightAfter(scene.sync(POLICY), 3);
    }

    /** The verdict of one that is read back and differs: somebody else was quicker. */
    @Test
    void aPartitionThatSomebodyElseCreatesMeanwhileStaysHis() {
        scene.sync(POLICY);
        scene.create(scene.source, range(0, 3));
        scene.with(4, POLICY, engine -> {
            var plan = engine.plan();
            scene.create(scene.target, List.of(PartitionScene.with(partition(1), parameter("quality"), "theirs")));
            RunReport report = engine.apply(plan, any -> true);
            assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(report.partitions().get(0).problems().get(0)).contains("changed since the plan was made");
            return report;
        });

        RunReport report = scene.sync(POLICY);

        assertThat(report.partitions().get(0).created()).isEqualTo(2);
        assertThat(report.plan().partitions().get(0).foreign()).isEqualTo(1);
        assertThat(partitions(scene.target).get(partition(1).values()).findText(parameter("quality")))
                .contains("theirs");
    }

    /** 100 of ours in the target; 40 are to be created, 40 to be updated, 30 to be removed. */
    private void prepare() {
        scene.create(scene.source, range(0, 100));
        scene.sync(POLICY);
        scene.create(scene.source, range(100, 140));
        for (Partition one : range(0, 40)) {
            scene.update(scene.source, PartitionScene.with(one, parameter("quality"), "checked"));
        }
        scene.remove(scene.source, range(60, 90));
        scene.target.calls().reset();
        scene.source.calls().reset();
    }

    private void assertRight(RunReport report) {
        assertRightAfter(report, 110);
    }

    private void assertRightAfter(RunReport report, int written) {
        assertThat(report.partitions().get(0).problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.partitions().get(0).written()).isEqualTo(written);
        assertInStep();
    }

    private void assertInStep() {
        scene.target.faults().clear();
        scene.source.faults().clear();
        var source = partitions(scene.source);
        var target = partitions(scene.target);
        assertThat(target.keySet()).containsExactlyElementsOf(source.keySet());
        source.forEach((values, form) -> assertThat(target.get(values).findText(parameter("quality")))
                .as(values.toString())
                .isEqualTo(form.findText(parameter("quality"))));
    }
}
