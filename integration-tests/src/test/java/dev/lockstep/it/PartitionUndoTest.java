package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.parameter;
import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static dev.lockstep.it.PartitionScene.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs among partitions and the way back, with evidence in files. */
class PartitionUndoTest extends PartitionHistoryTest {
    @Test
    void thousandsAreTakenBackInBatches() {
        scene.create(scene.source, range(10, 2_410));
        history.sync();
        scene.target.calls().reset();

        Undo undo = history.undo(history.lastRun());
        assertThat(scene.target.calls().count("BatchGetPartition")).isEqualTo(3);
        assertThat(scene.target.calls().count("GetPartitions")).isZero();
        RunReport report = history.apply(undo);

        assertThat(undo.plan().partitions())
                .singleElement()
                .extracting(PartitionPlan::creates, PartitionPlan::updates, PartitionPlan::removes)
                .containsExactly(0, 0, 2_400);
        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.partitions().get(0).removed()).isEqualTo(2_400);
        assertThat(scene.target.calls().count("BatchDeletePartition")).isEqualTo(96);
        assertThat(partitions(scene.target)).hasSize(10);
    }

    /** No line holds more than a hundred. */
    @Test
    void theEvidenceComesInRecordsOfASaneSize() throws IOException {
        scene.create(scene.source, range(10, 1_260));
        history.sync();

        List<String> lines = Files.readAllLines(folder.resolve(history.lastRun() + ".jsonl"));
        assertThat(lines.stream().filter(line -> line.contains("\"create-partitions\"")))
                .hasSize(13)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(200_000));
        assertThat(history.evidence().verify().isWhole()).isTrue();
    }

    /** A removal is what somebody has to confirm, whatever `policy.deletes` says; creates need nobody. */
    @Test
    void whatTheRunCreatedGoesOnlyWhenThatIsConfirmedAndWhateverThePolicySaysOfDeletes() {
        var cautious = new PartitionHistory(scene, folder.resolve("cautious"), "");
        scene.create(scene.source, range(10, 12));
        cautious.sync();
        Undo undo = cautious.undo(cautious.lastRun());

        RunReport unconfirmed = cautious.run(engine -> engine.apply(undo.plan(), any -> false));

        assertThat(result(unconfirmed).problems())
                .containsExactly("2 partitions of sales.orders are not removed: nobody confirmed it");
        assertThat(partitions(scene.target)).hasSize(12);
        assertThat(cautious.apply(undo).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(10);
    }

    @Test
    void aKeptUndoIsNotDoneWhenSomebodyEditedAPartitionSince() {
        scene.create(scene.source, range(10, 12));
        history.sync();
        Undo undo = history.undo(history.lastRun());
        scene.edit(10, "theirs");

        RunReport report = history.apply(undo);

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result(report).problems())
                .containsExactly("the partitions of sales.orders changed since the plan was made");
        assertThat(partitions(scene.target)).hasSize(12);
    }

    @Test
    void nothingIsMadeAgainInATableThatIsNoLongerOurs() {
        scene.remove(scene.source, range(0, 2));
        history.sync();
        Undo undo = history.undo(history.lastRun());
        giveAway();

        RunReport report = history.apply(undo);

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result(report).problems()).containsExactly("sales.orders is no longer ours");
        assertThat(partitions(scene.target)).hasSize(8);
    }

    /** Values of the former keys mean nothing under the new ones. */
    @Test
    void nothingIsMadeAgainInATableThatWasMadeAnewWithOtherKeys() {
        scene.remove(scene.source, range(0, 2));
        history.sync();
        String run = history.lastRun();
        Undo kept = history.undo(run);
        remake(Map.of(FieldPath.of("partitionKeys", "region", "type"), PartitionScene.text("int")));
        String why = "were written by the run under the keys (day string, region varchar(2)), and the table has"
                + " (day string, region int) now";

        Undo undo = history.undo(run);
        RunReport report = history.apply(kept);

        assertThat(undo.plan().isEmpty()).isTrue();
        assertThat(undo.plan().refusals())
                .extracting(Refusal::subject, Refusal::reason)
                .containsExactly(tuple("partitions of sales.orders", why));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result(report).problems()).containsExactly("partitions of sales.orders " + why);
        assertThat(partitions(scene.target)).isEmpty();
    }

    @Test
    void partitionsAreMadeAgainInATableThatWasMadeAnewWithTheSameKeys() {
        scene.remove(scene.source, range(0, 2));
        history.sync();
        Undo kept = history.undo(history.lastRun());
        remake(Map.of());

        assertThat(history.apply(kept).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(2);
    }

    /** Drops the table, and makes it anew with other fields. */
    private void remake(Map<FieldPath, Form.Value> other) {
        PartitionScene.in(scene.target, connector -> {
            MetadataWriter writer = connector.writer().orElseThrow();
            Occupant found = writer.find(PartitionScene.TABLE).orElseThrow();
            var fields = new TreeMap<>(found.form().fields());
            fields.putAll(other);
            scene.remove(
                    scene.target,
                    partitions(scene.target).entrySet().stream()
                            .map(one -> new Partition(one.getKey(), one.getValue()))
                            .toList());
            writer.apply(new Change.Drop(found.address(), found.version(), found.form()));
            return writer.apply(new Change.Create(found.address(), new Form(fields)));
        });
    }

    /** Somebody takes our mark off the table. */
    private void giveAway() {
        PartitionScene.in(scene.target, connector -> {
            MetadataWriter writer = connector.writer().orElseThrow();
            Occupant found = writer.find(PartitionScene.TABLE).orElseThrow();
            var fields = new TreeMap<>(found.form().fields());
            fields.remove(parameter("lockstep.sync"));
            return writer.apply(new Change.Update(found.address(), found.version(), found.form(), new Form(fields)));
        });
    }

    @Test
    void whatIsLeftAloneIsToldOneByOneInTheWordsForTables() {
        scene.create(scene.source, range(10, 20));
        history.sync();
        String run = history.lastRun();
        IntStream.range(10, 17).forEach(i -> scene.edit(i, "theirs"));

        Undo undo = history.undo(run);

        assertThat(undo.plan().refusals()).hasSize(6);
        assertThat(undo.plan().refusals())
                .extracting(Refusal::reason)
                .contains(
                        "was created by the run and changed since by somebody else:"
                                + " parameters/quality is “theirs”, the run left “raw”",
                        "2 more are not as the run left them and are left alone, too");
        assertThat(history.apply(undo).verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(partitions(scene.target)).hasSize(17);
    }

    /** What a later run did is undone first. */
    @Test
    void aLaterRunIsNamedWhereItMayHaveWrittenTheSame() {
        scene.create(scene.source, range(10, 11));
        history.sync();
        String run = history.lastRun();
        scene.update(scene.source, PartitionScene.with(PartitionScene.partition(10), parameter("quality"), "checked"));
        history.sync();
        String later = history.lastRun();

        assertThat(history.undo(run).plan().refusals()).singleElement().satisfies(refusal -> assertThat(
                        refusal.reason())
                .contains("changed since by run %s or by somebody else".formatted(later)));
        history.apply(history.undo(later));
        assertThat(history.apply(history.undo(run)).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(10);
    }

    @Test
    void anOlderRecordThatOnlyCountsIsReadAndRefusedWithTheReason() {
        var old = new PartitionHistory(scene, folder.resolve("old"), PartitionHistory.DROPPING);
        scene.create(scene.source, range(10, 12));
        old.run(
                (surroundings, journal) -> surroundings.withJournal(new Counting(old.start())),
                engine -> engine.sync(any -> true));

        Undo undo = old.undo(old.lastRun());

        assertThat(undo.plan().isEmpty()).isTrue();
        assertThat(undo.plan().refusals())
                .singleElement()
                .extracting(Refusal::subject, Refusal::reason)
                .containsExactly(
                        "partitions of sales.orders",
                        "2 created, 0 updated and 0 removed by the run are not taken back: its record counts them and does"
                                + " not hold them");
    }

    /** It could not be carried out: an embedder is told so before, and how. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUndoOfPartitionsOrOfTheirTableIsRefusedWhereNoRecordsAreAtHand(boolean isOfPartitions) {
        if (isOfPartitions) {
            scene.create(scene.source, range(10, 13));
            history.sync();
        }
        RecordedRun recorded = RecordedRun.read(history.evidence(), history.lastRun());

        assertThatThrownBy(() -> history.run((surroundings, journal) -> Surroundings.plain(), engine -> {
                    engine.undo(recorded);
                    return null;
                }))
                .isInstanceOfSatisfying(RemoteException.class, e -> {
                    assertThat(e.code()).isEqualTo("undo.no-record");
                    assertThat(e.remedy()).contains("Surroundings.withRecords");
                });
    }

    /** Keeps evidence as before there were records of partitions. */
    private record Counting(Audit audit) implements WriteJournal {
        @Override
        public void intended(PlannedChange change) {
            audit.intended(PlanText.toTree(change));
        }

        @Override
        public void done(ChangeResult result) {
            throw new AssertionError("no object is to be written");
        }

        @Override
        public void intended(PartitionPlan plan) {
            assertThat(audit.intended(PlanText.toTree(plan))).isEqualTo(2);
        }

        @Override
        public void done(PartitionResult result) {
            audit.done(
                    2,
                    new Tree.Node(Map.of(
                            "status", Tree.text("WRITTEN"),
                            "created", Tree.number(result.created()),
                            "updated", Tree.number(result.updated()),
                            "removed", Tree.number(result.removed()),
                            "failed", Tree.number(0))));
            audit.close();
        }
    }
}
