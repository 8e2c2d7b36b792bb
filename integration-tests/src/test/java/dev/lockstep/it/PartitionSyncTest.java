package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.TABLE;
import static dev.lockstep.it.PartitionScene.parameter;
import static dev.lockstep.it.PartitionScene.partition;
import static dev.lockstep.it.PartitionScene.partitions;
import static dev.lockstep.it.PartitionScene.range;
import static dev.lockstep.it.PartitionScene.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions of a table in one catalog, brought into another one. */
class PartitionSyncTest {
    private static final String REMOVE =
            """
            deletes: drop
            max-deletes: { percent: 50, count: 1000 }
            """;

    private final PartitionScene scene = new PartitionScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theTableIsPublishedWhereItsRowsLieWithItsKeysInOrder() {
        assertThat(scene.sync("").verdict()).isEqualTo(Verdict.DONE);

        Form table = scene.targetTable();
        assertThat(table.names(FieldPath.of("partitionKeys"))).containsExactly("day", "region");
        assertThat(table.names(FieldPath.of("columns"))).containsExactly("id", "amount");
        PartitionScene.table().fields().forEach((path, value) -> assertThat(table.find(path))
                .as(path.toString())
                .contains(value));
    }

    @Test
    void thousandsOfPartitionsComeOverInBatchesAndTheSecondRunWritesNothing() {
        scene.create(scene.source, range(0, 2_350));

        RunReport first = scene.sync("");

        assertThat(first.verdict()).isEqualTo(Verdict.DONE);
        assertThat(result(first).created()).isEqualTo(2_350);
        assertThat(scene.target.calls().count("BatchCreatePartition")).isEqualTo(24);
        assertThat(scene.target.calls().count("GetPartitions"))
                .as("a new table has none")
                .isZero();
        assertThat(scene.target.calls().count("BatchGetPartition"))
                .as("read back")
                .isEqualTo(3);
        assertThat(scene.source.calls().count("GetPartitions")).isLessThanOrEqualTo(11);
        assertThat(scene.source.calls().count("BatchGetPartition")).isEqualTo(3);

        scene.target.calls().reset();
        RunReport second = scene.sync("");

        assertThat(second.plan().isEmpty()).isTrue();
        assertThat(plan(second.plan()).unchanged()).isEqualTo(2_350);
        assertThat(scene.target.calls().writes()).isZero();
        assertThat(scene.target.calls().count("GetPartitions")).isLessThanOrEqualTo(11);
        assertThat(scene.target.calls().count("BatchGetPartition")).isZero();
    }

    @Test
    void aPartitionComesOverWholeButForStatistics() {
        scene.create(scene.source, range(0, 1));
        scene.sync("");

        Map<FieldPath, Form.Value> wanted = new HashMap<>(partition(0).form().fields());
        wanted.remove(parameter("numRows"));
        Form found = partitions(scene.target).get(partition(0).values());
        wanted.forEach((path, value) ->
                assertThat(found.find(path)).as(path.toString()).contains(value));
        assertThat(found.find(parameter("numRows"))).isEmpty();
        assertThat(found.findText(parameter("lockstep.sync"))).contains("lake");
    }

    @Test
    void onlyWhatChangedIsWrittenAndWhatOthersAddedStays() {
        scene.create(scene.source, range(0, 300));
        scene.sync("");
        Form before = partitions(scene.target).get(partition(7).values());
        Partition touched = new Partition(partition(7).values(), before);
        FieldPath statistics = parameter("numRows");
        FieldPath vendor = FieldPath.of("storageDescriptor", "parameters", "vendor.key");
        scene.update(scene.target, PartitionScene.with(PartitionScene.with(touched, statistics, "99"), vendor, "kept"));
        scene.update(scene.source, PartitionScene.with(partition(7), parameter("quality"), "checked"));

        RunReport report = scene.sync("");

        assertThat(result(report).updated()).isEqualTo(1);
        assertThat(scene.target.calls().count("BatchUpdatePartition")).isEqualTo(1);
        Form after = partitions(scene.target).get(partition(7).values());
        assertThat(after.findText(parameter("quality"))).contains("checked");
        assertThat(after.findText(statistics)).contains("99");
        assertThat(after.findText(vendor)).contains("kept");
        assertThat(scene.sync("").plan().isEmpty()).isTrue();
    }

    @Test
    void anEditOfOursIsKeptByPolicyAndAMovedLocationIsPutBack() {
        scene.create(scene.source, range(0, 3));
        scene.sync("");
        Form ours = partitions(scene.target).get(partition(1).values());
        Partition edited =
                PartitionScene.with(new Partition(partition(1).values(), ours), parameter("quality"), "theirs");
        scene.update(
                scene.target,
                PartitionScene.with(edited, FieldPath.of("storageDescriptor", "location"), "s3://elsewhere/"));

        assertThat(result(scene.sync("")).updated()).isEqualTo(1);

        Form after = partitions(scene.target).get(partition(1).values());
        assertThat(after.findText(parameter("quality"))).contains("theirs");
        assertThat(after.findText(FieldPath.of("storageDescriptor", "location")))
                .isEqualTo(ours.findText(FieldPath.of("storageDescriptor", "location")));
        assertThat(plan(scene.sync("").plan()).edited()).isEqualTo(1);
    }

    @Test
    void whatOthersWroteIsNeverTouchedEvenWithTheSameValues() {
        scene.sync("");
        Partition theirs = PartitionScene.with(partition(1), parameter("quality"), "theirs");
        Partition alone = partition(List.of("1999-01-01", "xx"));
        scene.create(scene.target, List.of(theirs, alone));
        scene.create(scene.source, range(0, 3));
        Map<List<String>, Form> before = partitions(scene.target);

        RunReport report = scene.sync(REMOVE);

        assertThat(result(report).created()).isEqualTo(2);
        assertThat(plan(report.plan()).foreign()).isEqualTo(2);
        assertThat(partitions(scene.target)).containsAllEntriesOf(before);
    }

    @Test
    void nothingGoesUnlessThePolicySaysSo() {
        scene.create(scene.source, range(0, 60));
        scene.sync("");
        scene.remove(scene.source, range(0, 30));

        RunReport kept = scene.sync("");
        assertThat(plan(kept.plan()).gone()).isEqualTo(30);
        assertThat(plan(kept.plan()).kept()).contains("policy.deletes");
        assertThat(partitions(scene.target)).hasSize(60);

        RunReport beyond = scene.sync("deletes: drop\nmax-deletes: { percent: 49, count: 1000 }\n");
        assertThat(plan(beyond.plan()).kept()).contains("policy.max-deletes");
        assertThat(partitions(scene.target)).hasSize(60);

        RunReport unconfirmed = scene.with(4, REMOVE, engine -> engine.sync(plan -> false));
        assertThat(unconfirmed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(partitions(scene.target)).hasSize(60);

        RunReport removed = scene.sync(REMOVE);
        assertThat(result(removed).removed()).isEqualTo(30);
        assertThat(scene.target.calls().count("BatchDeletePartition")).isEqualTo(2);
        assertThat(partitions(scene.target).keySet())
                .containsExactlyElementsOf(partitions(scene.source).keySet());
        assertThat(scene.sync(REMOVE).plan().isEmpty()).isTrue();
    }

    /** Each table alone is within the limit; a kept plan says the same when it is carried out. */
    @Test
    void ofAllTablesTogetherNoMoreGoesThanTheLimit() {
        Address other = new Address(TABLE.container(), "returns");
        String policy = "deletes: drop\nmax-deletes: { percent: 50, count: 7 }\n";
        scene.create(scene.source, range(0, 20));
        inSource(connector -> connector.writer().orElseThrow().apply(new Change.Create(other, PartitionScene.table())));
        inSource(connector -> connector.partitionWriter().orElseThrow().apply(other, creates(0, 20)));
        scene.sync("");
        scene.remove(scene.source, range(0, 4));
        inSource(connector -> connector.partitionWriter().orElseThrow().apply(other, removes(0, 4)));

        Plan plan = scene.with(4, policy, SyncEngine::plan);
        RunReport report = scene.with(4, policy, engine -> engine.apply(plan, any -> true));

        assertThat(plan.partitions()).hasSize(2).allSatisfy(found -> {
            assertThat(found.gone()).isEqualTo(4);
            assertThat(found.kept()).startsWith("8 would go in all tables together");
        });
        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).hasSize(20);
        RunReport within = scene.sync(policy.replace("count: 7", "count: 8"));
        assertThat(within.partitions()).extracting(PartitionResult::removed).containsExactly(4, 4);
    }

    private void inSource(Function<MetadataConnector, Object> use) {
        PartitionScene.in(scene.source, use);
    }

    private static List<PartitionChange.Create> creates(int from, int to) {
        return range(from, to).stream()
                .map(found -> new PartitionChange.Create(found.values(), found.form()))
                .toList();
    }

    private static List<PartitionChange.Remove> removes(int from, int to) {
        return range(from, to).stream()
                .map(found -> new PartitionChange.Remove(found.values(), found.form()))
                .toList();
    }

    @Test
    void anEmptySourceEmptiesNothing() {
        scene.create(scene.source, range(0, 10));
        scene.sync("");
        scene.remove(scene.source, range(0, 10));

        RunReport report = scene.sync("deletes: drop\nmax-deletes: { percent: 100, count: 1000 }\n");

        assertThat(plan(report.plan()).kept()).contains("no partitions at all");
        assertThat(partitions(scene.target)).hasSize(10);
    }

    /** One of ten segments fails for good: what was not seen is not gone. */
    @Test
    void afterAnIncompleteListingNothingGoes() {
        scene.create(scene.source, range(0, 1_200));
        scene.sync("");
        scene.remove(scene.source, range(0, 50));
        scene.source
                .faults()
                .script(
                        new Trigger("GetPartitions", "*", "*", 5, 5),
                        new Fault.Refused("InvalidInputException", 400, "Injected failure."));

        RunReport report = scene.sync(REMOVE);

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.plan().overall().gaps()).singleElement().satisfies(gap -> assertThat(gap.scope())
                .isEqualTo("partitions of sales.orders"));
        assertThat(plan(report.plan()).kept()).contains("not all partitions of the source were seen");
        assertThat(scene.target.calls().count("BatchDeletePartition")).isZero();
    }

    /** What of the target was not seen would look new. */
    @Test
    void afterAnIncompleteListingOfTheTargetNothingIsWritten() {
        scene.create(scene.source, range(0, 20));
        scene.sync("");
        scene.create(scene.source, range(20, 25));
        scene.target.calls().reset();
        scene.target
                .faults()
                .script(
                        Trigger.every("GetPartitions"),
                        new Fault.Refused("AccessDeniedException", 400, "Injected failure."));

        RunReport report = scene.sync("");

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(scene.target.calls().writes()).isZero();
        assertThat(report.plan().overall().gaps().get(0).remedy()).contains("glue:GetPartitions");
    }

    @Test
    void aChangedSetOfKeysIsRefusedAndNothingOfTheTableIsTouched() {
        scene.create(scene.source, range(0, 3));
        scene.sync("");
        Map<List<String>, Form> before = partitions(scene.target);
        Form table = scene.targetTable();
        Map<FieldPath, Form.Value> fields = new HashMap<>(PartitionScene.table().fields());
        fields.put(FieldPath.of("partitionKeys"), new Form.Value.Names(List.of("region", "day")));
        replaceSourceTable(new Form(fields));

        Plan plan = scene.with(4, "", SyncEngine::plan);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("partition keys would change from (day string, region varchar(2)) to (region"));
        assertThat(scene.sync("").verdict()).isNotEqualTo(Verdict.DONE);
        assertThat(partitions(scene.target)).isEqualTo(before);
        assertThat(scene.targetTable()).isEqualTo(table);
    }

    @Test
    void aKeptPlanIsCarriedOutUnlessThePartitionsChangedSince() {
        scene.create(scene.source, range(0, 5));
        scene.sync("");
        scene.create(scene.source, range(5, 9));
        Plan plan = scene.with(4, "", SyncEngine::plan);
        Plan read = PlanText.parse(PlanText.print(plan));
        assertThat(read).isEqualTo(plan);
        scene.create(scene.source, range(9, 10));

        RunReport stale = scene.with(4, "", engine -> engine.apply(read));
        assertThat(result(stale).problems()).singleElement().asString().contains("changed since the plan was made");
        assertThat(partitions(scene.target)).hasSize(5);

        scene.remove(scene.source, range(9, 10));
        assertThat(result(scene.with(4, "", engine -> engine.apply(read))).created())
                .isEqualTo(4);
    }

    @Test
    void aTableThatHoldsPartitionsOfOthersIsNotDropped() {
        scene.create(scene.source, range(0, 3));
        scene.sync("");
        scene.create(scene.target, List.of(partition(List.of("1999-01-01", "xx"))));
        boolean dropped = drop() instanceof Outcome.Applied;
        assertThat(dropped).isFalse();
        scene.remove(scene.target, List.of(partition(List.of("1999-01-01", "xx"))));
        assertThat(drop()).isInstanceOf(Outcome.Applied.class);
        assertThat(scene.target.calls().count("GetPartitions")).isEqualTo(1);
    }

    /** One batch: the table of others' partitions stays, the others of the batch go. */
    @Test
    void ofABatchOfDropsTheTableThatHoldsPartitionsOfOthersStays() {
        scene.create(scene.source, range(0, 3));
        scene.sync("");
        scene.create(scene.target, List.of(partition(List.of("1999-01-01", "xx"))));

        List<Outcome> outcomes = PartitionScene.in(scene.target, connector -> {
            var writer = connector.writer().orElseThrow();
            Form plain = without(scene.targetTable(), FieldPath.of("partitionKeys"));
            Address other = new Address(TABLE.container(), "plain");
            writer.apply(new Change.Create(other, plain));
            List<Change.Drop> drops = Stream.of(other, TABLE)
                    .map(address -> writer.find(address).orElseThrow())
                    .map(found -> new Change.Drop(found.address(), found.version(), found.form()))
                    .toList();
            scene.target.calls().reset();
            return writer.drop(drops).stream().map(Dropped::outcome).toList();
        });

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(Outcome.Conflict.class, conflict -> assertThat(conflict.found())
                        .contains("partitions that this sync did not write"));
        assertThat(scene.target.calls().count("GetPartitions")).isEqualTo(1);
        assertThat(partitions(scene.target)).hasSize(4);
    }

    @Test
    void withoutTheSwitchNobodyAsksForPartitionsAndThePartitionedTableStaysAsItIs() {
        scene.create(scene.source, range(0, 3));
        assertThat(scene.sync("").verdict()).isEqualTo(Verdict.DONE);
        Form before = scene.targetTable();
        scene.source.calls().reset();

        RunReport report = off("on-drift: report");

        assertThat(report.partitions()).isEmpty();
        assertThat(report.plan().refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("partition keys would change from (day string, region varchar(2)) to ()"));
        assertThat(scene.source.calls().counts().keySet()).noneMatch(name -> name.contains("Partition"));
        assertThat(scene.target.calls().counts().keySet()).noneMatch(name -> name.contains("Partition"));
        assertThat(scene.targetTable()).isEqualTo(before);
    }

    /** As ever: where no engine scans, so that no query finds a table without rows. */
    @Test
    void withoutTheSwitchATableInS3IsPublishedWhereNobodyScans() {
        scene.create(scene.source, range(0, 3));

        assertThat(off("on-drift: report").verdict()).isEqualTo(Verdict.DONE);

        Form table = scene.targetTable();
        assertThat(table.names(FieldPath.of("partitionKeys"))).isEmpty();
        assertThat(table.names(FieldPath.of("columns"))).containsExactly("id", "amount", "day", "region");
        assertThat(table.findText(FieldPath.of("storageDescriptor", "location")))
                .hasValueSatisfying(place -> assertThat(place).startsWith("sap-datasphere://"));
    }

    @Test
    void withoutTheSwitchAPartitionedTableIsNotDropped() {
        scene.create(scene.source, range(0, 3));
        scene.sync("");

        Outcome outcome = PartitionScene.in(scene.target, false, this::drop);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Conflict.class, conflict -> assertThat(conflict.found())
                .contains("policy.partitions: off"));
        assertThat(scene.target.calls().counts()).doesNotContainKey("GetPartitions");
        assertThat(partitions(scene.target)).hasSize(3);
    }

    @Test
    void aSourceThatHasNoPartitionsIsRefusedBeforeAnythingIsContacted(@TempDir Path folder) {
        RunConfig config = scene.config(
                4,
                "",
                text -> text.replaceFirst(
                        "(?s)source:.*?target:",
                        "source:\n  connector: datasphere\n  path: %s\ntarget:".formatted(folder)));

        assertThatThrownBy(() -> SyncEngine.open(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("policy.partitions")
                .hasMessageContaining("from datasphere to glue there are none");
    }

    private RunReport off(String policy) {
        RunConfig config = scene.config(4, policy, text -> text.replace("partitions: sync", "partitions: off"));
        scene.target.calls().reset();
        try (SyncEngine engine = SyncEngine.open(config)) {
            return engine.sync(plan -> true);
        }
    }

    private static Form without(Form form, FieldPath root) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(form.fields());
        fields.keySet()
                .removeIf(path -> path.segments().get(0).equals(root.segments().get(0)));
        return new Form(fields);
    }

    private Outcome drop() {
        return PartitionScene.in(scene.target, this::drop);
    }

    private Outcome drop(MetadataConnector connector) {
        var writer = connector.writer().orElseThrow();
        var found = writer.find(TABLE).orElseThrow();
        scene.target.calls().reset();
        return writer.apply(new Change.Drop(TABLE, found.version(), found.form()));
    }

    private void replaceSourceTable(Form form) {
        PartitionScene.in(scene.source, connector -> {
            var writer = connector.writer().orElseThrow();
            var found = writer.find(TABLE).orElseThrow();
            return writer.apply(new Change.Update(TABLE, found.version(), found.form(), form));
        });
    }

    private static PartitionPlan plan(Plan plan) {
        assertThat(plan.partitions()).hasSize(1);
        return plan.partitions().get(0);
    }
}
