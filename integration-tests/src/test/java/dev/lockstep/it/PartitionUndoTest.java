package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.parameter;
import static dev.lockstep.it.PartitionScene.partitions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.metrics.CallObserver.Side;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs among partitions and the way back, with evidence in files. */
class PartitionUndoTest {
    private static final String POLICY =
            """
            deletes: drop
            max-deletes: { percent: 100, count: 10000 }
            """;

    @TempDir
    Path folder;

    private final PartitionScene scene = new PartitionScene();
    private PartitionHistory history;

    @BeforeEach
    void start() {
        history = new PartitionHistory(scene, folder, POLICY);
        scene.create(scene.source, range(0, 10));
        history.sync();
    }

    @AfterEach
    void close() {
        scene.close();
    }

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
        edit(10, "theirs");

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
        IntStream.range(10, 17).forEach(i -> edit(i, "theirs"));

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

    /** As after a crash: the evidence says what was about to be written, and not what came of it. */
    @Test
    void whatARunWasKilledOnIsTakenBackWhereItStandsAsWantedAlsoInTwoTurns() {
        scene.create(scene.source, range(10, 20));
        syncKilled();
        String killed = history.lastRun();
        edit(10, "theirs");
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
        syncKilled();

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
        syncKilled();
        String earlier = history.lastRun();
        scene.remove(scene.target, range(10, 11));
        syncKilled();
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

    /** Writes, and leaves no evidence of what came of it. */
    private void syncKilled() {
        history.run(
                (surroundings, journal) -> surroundings.withJournal(killed(journal)),
                engine -> engine.sync(any -> true));
    }

    /** An undo that was killed wanted something else to stand there: what stands is not its work. */
    @Test
    void anUndoThatWasKilledIsDoneAgain() {
        scene.create(scene.source, range(10, 12));
        scene.update(scene.source, PartitionScene.with(PartitionScene.partition(0), parameter("quality"), "checked"));
        syncKilled();
        String run = history.lastRun();
        Undo undo = history.undo(run);
        scene.target
                .faults()
                .script(Trigger.every("BatchDeletePartition"), Fault.refused("AccessDeniedException", 400));
        scene.target
                .faults()
                .script(Trigger.every("BatchUpdatePartition"), Fault.refused("AccessDeniedException", 400));
        history.run(
                (surroundings, journal) -> surroundings.withJournal(killed(journal)),
                engine -> engine.apply(undo.plan(), any -> true));
        scene.target.faults().clear();

        assertThat(history.apply(history.undo(run)).verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(10);
    }

    /** Another run had the lock between the plan and its being carried out, and wrote the same anew. */
    @Test
    void theEvidenceIsReadAgainWhenAnUndoIsCarriedOut() {
        scene.create(scene.source, range(10, 12));
        syncKilled();
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

    /** It may have been somebody else who removed it, on purpose. */
    @Test
    void aRemovalOfWhichNobodyKnowsWhetherItWasTheRunsIsLeftAsItIsAndTold() {
        scene.remove(scene.source, range(0, 2));
        scene.target.faults().script(Trigger.next("BatchDeletePartition"), Fault.lostAnswer());
        assertThat(history.sync().verdict()).isEqualTo(Verdict.DONE);
        String lost = history.lastRun();
        scene.remove(scene.source, range(2, 3));
        syncKilled();
        String killed = history.lastRun();

        assertNothingIsMadeAgain(history.undo(lost), 2);
        assertNothingIsMadeAgain(history.undo(killed), 1);
    }

    private static void assertNothingIsMadeAgain(Undo undo, int told) {
        assertThat(undo.plan().isEmpty()).isTrue();
        assertThat(undo.plan().refusals()).hasSize(told).allSatisfy(refusal -> assertThat(refusal.reason())
                .isEqualTo("is gone, and nobody knows whether the run removed it or somebody else did"));
    }

    @Test
    void anOlderRecordThatOnlyCountsIsReadAndRefusedWithTheReason() {
        var old = new PartitionHistory(scene, folder.resolve("old"), POLICY);
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

    @Test
    void aTableGoesWithThePartitionsThatItsRunWrote() {
        Undo undo = history.undo("run-1");

        assertThat(undo.plan().count(Change.Drop.class)).isEqualTo(1);
        assertThat(undo.plan().partitions()).isEmpty();
        assertThat(history.apply(undo).verdict()).isEqualTo(Verdict.DONE);
        assertThat(scene.target.calls().count("BatchDeletePartition")).isZero();
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

    @Test
    void aTableThatHoldsPartitionsOfLaterRunsStaysAndOnlyThoseOfItsRunGo() {
        scene.create(scene.source, range(10, 13));
        history.sync();

        assertTableStays(history.undo("run-1"), 3);
    }

    @Test
    void aTableThatHoldsPartitionsOfOthersStaysAndSoDoTheirs() {
        scene.create(scene.target, range(20, 22));
        edit(0, "theirs");

        Undo undo = history.undo("run-1");

        assertThat(undo.plan().refusals()).hasSize(2);
        assertTableStays(undo, 3);
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

        try (SyncEngine engine = SyncEngine.open(scene.config(4, POLICY))) {
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

    /** Never comes to say what became of partitions. */
    private static WriteJournal killed(WriteJournal journal) {
        return new JournalBeside(journal) {
            @Override
            public Open intended(Address object, String keys, List<? extends PartitionChange> changes) {
                super.intended(object, keys, changes);
                return outcomes -> {};
            }

            @Override
            public void done(PartitionResult result) {}
        };
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

    private static PartitionResult result(RunReport report) {
        return report.partitions().get(0);
    }

    private void edit(int i, String quality) {
        Partition partition = PartitionScene.partition(i);
        Form now = partitions(scene.target).get(partition.values());
        scene.update(
                scene.target,
                PartitionScene.with(new Partition(partition.values(), now), parameter("quality"), quality));
    }

    private static List<Partition> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(PartitionScene::partition).toList();
    }
}
