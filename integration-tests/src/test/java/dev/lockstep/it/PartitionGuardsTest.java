package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.TABLE;
import static dev.lockstep.it.PartitionScene.parameter;
import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static dev.lockstep.it.PartitionScene.result;
import static dev.lockstep.it.PartitionScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.error.AccessException;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When partitions are left alone although they differ: their table is not ours to change, or the run may go no further. */
class PartitionGuardsTest {
    private static final String REMOVE = "deletes: drop\nmax-deletes: { percent: 50, count: 1000 }\n";
    private static final Address OTHER = new Address(TABLE.container(), "returns");
    private static final FieldPath DESCRIPTION = FieldPath.of("description");

    private final PartitionScene scene = new PartitionScene();

    @BeforeEach
    void fill() {
        scene.create(scene.source, range(0, 10));
        scene.sync("");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aKeptPlanLeavesATableAloneThatAnotherSyncHasTakenSince() {
        changeInSource();
        Plan plan = scene.with(4, REMOVE, SyncEngine::plan);
        edit(scene.target, parameter("lockstep.sync"), "other");

        assertNothingWritten(
                scene.with(4, REMOVE, engine -> engine.apply(plan, any -> true)), "sales.orders is no longer ours");
    }

    /** The values are the same, and every one of them would be misread. */
    @Test
    void aKeptPlanLeavesATableAloneWhoseKeysHaveOtherTypesSince() {
        changeInSource();
        Plan plan = scene.with(4, REMOVE, SyncEngine::plan);
        edit(scene.target, FieldPath.of("partitionKeys", "region", "type"), "string");

        assertNothingWritten(
                scene.with(4, REMOVE, engine -> engine.apply(plan, any -> true)), "changed since the plan was made");
    }

    @Test
    void partitionsOfATableThatIsRefusedStayAsTheyAre() {
        changeInSource();
        edit(scene.source, FieldPath.of("columns", "amount", "type"), "string");
        Map<List<String>, Form> before = partitions(scene.target);

        RunReport report = scene.sync(REMOVE + "breaking-changes: block\n");

        assertThat(report.plan().refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("a breaking change"));
        assertThat(report.plan().partitions()).isEmpty();
        assertThat(partitions(scene.target)).isEqualTo(before);
    }

    @Test
    void aKeptPlanIsNotDoneWhenPartitionsAreSwitchedOffSince() {
        changeInSource();
        Plan plan = scene.with(4, REMOVE, SyncEngine::plan);
        var off = scene.config(4, REMOVE, text -> text.replace("partitions: sync", "partitions: off"));
        scene.target.calls().reset();
        try (SyncEngine engine = SyncEngine.open(off)) {
            assertNothingWritten(engine.apply(plan, any -> true), "`policy.partitions` no longer says `sync`");
        }
    }

    /** The table itself is written, its evidence is lost, and that is the end of the run. */
    @Test
    void afterTheRunWasStoppedNoPartitionIsWritten() {
        changeInSource();
        edit(scene.source, DESCRIPTION, "Orders by day");
        Map<List<String>, Form> before = partitions(scene.target);

        RunReport report = sync(new WriteJournal() {
            @Override
            public void intended(PlannedChange change) {}

            @Override
            public void done(ChangeResult result) {
                throw full();
            }
        });

        assertThat(report.results()).hasSize(1);
        assertThat(result(report).problems()).contains("the run was stopped: The disk is full.");
        assertThat(partitions(scene.target)).isEqualTo(before);
    }

    @Test
    void evidenceThatIsLostLosesNoResultAndEndsTheRun() {
        another(3);
        changeInSource();

        RunReport report = sync(new WriteJournal() {
            @Override
            public void intended(PlannedChange change) {}

            @Override
            public void done(ChangeResult result) {}

            @Override
            public void done(PartitionResult result) {
                throw full();
            }
        });

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.results()).hasSize(1);
        assertThat(report.partitions().get(0).written()).isPositive();
        assertThat(report.partitions().get(1).written()).isZero();
        assertThat(report.partitions().get(0).problems()).containsExactly("The disk is full.");
        assertThat(report.partitions().get(1).problems()).containsExactly("the run was stopped: The disk is full.");
    }

    /** Each plan was within the limit of its time. */
    @Test
    void aKeptPlanStaysWithinTheLimitOfNowForAllTablesTogether() {
        another(10);
        scene.sync("");
        scene.remove(scene.source, range(0, 4));
        PartitionScene.in(scene.source, connector -> connector
                .partitionWriter()
                .orElseThrow()
                .apply(
                        OTHER,
                        range(0, 4).stream()
                                .map(found -> new PartitionChange.Remove(found.values(), found.form()))
                                .toList()));
        String policy = "deletes: drop\nmax-deletes: { percent: 50, count: 8 }\n";
        Plan plan = scene.with(4, policy, SyncEngine::plan);

        RunReport report =
                scene.with(4, policy.replace("count: 8", "count: 7"), engine -> engine.apply(plan, any -> true));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.partitions()).hasSize(2).allSatisfy(result -> assertThat(result.problems())
                .singleElement()
                .asString()
                .contains("8 would go in all tables together"));
        assertThat(partitions(scene.target)).hasSize(10);
        assertThat(scene.with(4, policy, engine -> engine.apply(plan, any -> true))
                        .verdict())
                .isEqualTo(Verdict.DONE);
    }

    @Test
    void whatDoesNotGoSaysWhy() {
        scene.remove(scene.source, range(0, 4));
        Plan plan = scene.with(4, REMOVE, SyncEngine::plan);

        RunReport unconfirmed = scene.with(4, REMOVE, engine -> engine.apply(plan, any -> false));

        assertThat(result(unconfirmed).problems())
                .containsExactly("4 partitions of sales.orders are not removed: nobody confirmed it");
        assertThat(result(unconfirmed).remedy()).isEqualTo("Run it with `--confirm-deletes lake`.");
    }

    /** Two are new, four are gone. */
    private void changeInSource() {
        scene.create(scene.source, range(10, 12));
        scene.remove(scene.source, range(0, 4));
        scene.target.calls().reset();
    }

    /** A second table of so many partitions. */
    private void another(int count) {
        List<PartitionChange> creates = range(0, count).stream()
                .map(found -> (PartitionChange) new PartitionChange.Create(found.values(), found.form()))
                .toList();
        PartitionScene.in(scene.source, connector -> {
            connector.writer().orElseThrow().apply(new Change.Create(OTHER, PartitionScene.table()));
            return connector.partitionWriter().orElseThrow().apply(OTHER, creates);
        });
    }

    private void assertNothingWritten(RunReport report, String problem) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result(report).problems()).singleElement().asString().contains(problem);
        assertThat(result(report).failed()).isEqualTo(6);
        assertThat(partitions(scene.target).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        range(0, 10).stream().map(Partition::values).toList());
    }

    private RunReport sync(WriteJournal journal) {
        try (SyncEngine engine =
                SyncEngine.open(scene.config(4, REMOVE), Surroundings.plain().withJournal(journal))) {
            return engine.sync(any -> true);
        }
    }

    private static AccessException full() {
        return new AccessException("audit.unwritable", "The disk is full.", "Make room.");
    }

    private static void edit(GlueSandbox in, FieldPath path, String value) {
        PartitionScene.in(in, connector -> {
            var writer = connector.writer().orElseThrow();
            var found = writer.find(TABLE).orElseThrow();
            Map<FieldPath, Form.Value> fields = new HashMap<>(found.form().fields());
            fields.put(path, text(value));
            return writer.apply(new Change.Update(TABLE, found.version(), found.form(), new Form(fields)));
        });
    }
}
