package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.glue.client.Backoff;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.glue.CallLog;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import dev.lockstep.spi.Use;
import dev.lockstep.spi.Use.Extent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.PartitionIndexDescriptor;

/** What partitions cost in calls, and what is left alone beside them. */
class PartitionBatchesTest {
    private static final Address TABLE = new Address("sales", "orders");
    private static final FieldPath QUALITY = FieldPath.of("parameters", "quality");

    private SandboxGlue glue;
    private MetadataConnector connector;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start();
        connector = glue.connector(Map.of(), use());
        var writer = connector.writer().orElseThrow();
        writer.apply(new Change.CreateContainer(TABLE.container(), Form.empty()));
        writer.apply(new Change.Create(
                TABLE,
                new Form(Map.of(
                        FieldPath.of("columns"), new Form.Value.Names(List.of("id")),
                        FieldPath.of("columns", "id", "type"), new Form.Value.Text("bigint"),
                        FieldPath.of("partitionKeys"), new Form.Value.Names(List.of("day")),
                        FieldPath.of("partitionKeys", "day", "type"), new Form.Value.Text("string")))));
        glue.sandbox.calls().reset();
    }

    @AfterEach
    void stop() {
        connector.close();
        glue.close();
    }

    @Test
    void eachCallIsAsLargeAsGlueTakesIt() {
        CallLog calls = glue.sandbox.calls();

        assertThat(write(creates(0, 2_350))).allMatch(PartitionBatchesTest::isWritten);
        assertThat(write(updates(0, 201))).allMatch(PartitionBatchesTest::isWritten);
        assertThat(write(removes(0, 51))).allMatch(PartitionBatchesTest::isWritten);
        var read = connector.partitionReader().orElseThrow().read(TABLE, values(0, 2_350));

        assertThat(calls.count("BatchCreatePartition")).as("100 each").isEqualTo(24);
        assertThat(calls.count("BatchUpdatePartition")).as("100 each").isEqualTo(3);
        assertThat(calls.count("BatchDeletePartition")).as("25 each").isEqualTo(3);
        assertThat(calls.count("BatchGetPartition")).as("1000 each").isEqualTo(3);
        assertThat(calls.glueCalls()).isEqualTo(33);
        assertThat(read).hasSize(2_299);
    }

    /** Each of the ten waits for the other nine: one after the other, they would never end. */
    @Test
    void segmentsAreListedSideBySide() {
        write(creates(0, 1_500));
        var barrier = new CyclicBarrier(10);
        var executor = new ThreadPoolExecutor(10, 10, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                try {
                    barrier.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                } catch (TimeoutException e) {
                    throw new IllegalStateException("the segments are not listed side by side", e);
                }
            }
        };
        var context = new ConnectorContext(glue.clock, executor, DocumentCache.none(), use(), List.of("en"));
        Set<List<String>> seen = ConcurrentHashMap.newKeySet();

        try (MetadataConnector other =
                GlueConnectorFactory.create(glue.config(Map.of()), context, SandboxGlue.impatient())) {
            Completeness all =
                    other.partitionReader().orElseThrow().list(TABLE, partition -> seen.add(partition.values()));
            assertThat(all.isComplete()).isTrue();
        } finally {
            executor.shutdownNow();
        }

        assertThat(seen).hasSize(1_500);
        assertThat(glue.sandbox.calls().count("GetPartitions"))
                .as("one to see, ten segments")
                .isEqualTo(11);
    }

    @Test
    void indexesOfATableAreKeptAndNeverAskedFor() {
        try (GlueClient somebody = glue.client()) {
            somebody.createPartitionIndex(
                    r -> r.databaseName("sales").tableName("orders").partitionIndex(index -> index.indexName("by_day")
                            .keys("day")));
            glue.sandbox.calls().reset();

            write(creates(0, 30));
            write(updates(0, 10));
            write(removes(0, 5));
            assertThat(updateTable()).isInstanceOf(Outcome.Applied.class);

            assertThat(glue.sandbox.calls().counts().keySet()).noneMatch(name -> name.contains("Index"));
            assertThat(somebody.getPartitionIndexes(r -> r.databaseName("sales").tableName("orders"))
                            .partitionIndexDescriptorList())
                    .extracting(PartitionIndexDescriptor::indexName)
                    .containsExactly("by_day");
        }
    }

    @Test
    void whatGlueRefusesForNowIsSentAgainAndOnlyThat() {
        glue.sandbox
                .faults()
                .script(
                        Trigger.next("BatchCreatePartition"),
                        new Fault.Entries("ThrottlingException", "Rate exceeded", 4));

        assertThat(write(creates(0, 100))).hasSize(100).allMatch(PartitionBatchesTest::isWritten);

        assertThat(glue.sandbox.calls().count("BatchCreatePartition")).isEqualTo(2);
        assertThat(glue.sandbox.calls().glueCalls()).isEqualTo(2);
    }

    @Test
    void whatGlueRefusesForGoodFailsAloneAndSaysWhy() {
        glue.sandbox
                .faults()
                .script(
                        Trigger.every("BatchCreatePartition"),
                        new Fault.Entries("InvalidInputException", "Injected refusal.", 50));

        List<PartitionOutcome> outcomes = write(creates(0, 100));

        assertThat(outcomes).filteredOn(PartitionBatchesTest::isWritten).hasSize(98);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.ending() == Ending.FAILED)
                .hasSize(2)
                .allMatch(outcome -> outcome.detail().equals("InvalidInputException: Injected refusal."));
        assertThat(glue.sandbox.calls().glueCalls()).isEqualTo(1);
    }

    @Test
    void whatIsThereAlreadyIsInPlaceOrSomebodyElses() {
        write(creates(0, 2));
        write(List.of(new PartitionChange.Update(day(1), Form.empty(), form("theirs"))));

        List<PartitionOutcome> outcomes = write(creates(0, 3));

        assertThat(outcomes)
                .extracting(outcome -> outcome.values() + " " + outcome.ending())
                .containsExactlyInAnyOrder("[d0] IN_PLACE", "[d1] CONFLICT", "[d2] WRITTEN");
    }

    /** Creates need no look: what is there already refuses them. */
    @ParameterizedTest
    @MethodSource("troubles")
    void whatIsSentAgainIsLookedAtJustBefore(Fault trouble) {
        write(creates(0, 4));
        CallLog calls = glue.sandbox.calls();

        glue.sandbox.faults().script(Trigger.next("BatchUpdatePartition"), trouble);
        List<PartitionOutcome> updated = whileItRests(() -> replace("d1"), updates(0, 2));
        glue.sandbox.faults().script(Trigger.next("BatchDeletePartition"), trouble);
        List<PartitionOutcome> removed = whileItRests(() -> replace("d3"), removes(2, 4));

        assertThat(updated).extracting(PartitionBatchesTest::told).containsExactlyInAnyOrder("d0 WRITTEN", "d1 FAILED");
        assertThat(removed).extracting(PartitionBatchesTest::told).containsExactlyInAnyOrder("d2 WRITTEN", "d3 FAILED");
        assertThat(connector.partitionReader().orElseThrow().read(TABLE, values(0, 4)))
                .extracting(found -> found.values().get(0) + " "
                        + found.form().findText(QUALITY).orElseThrow())
                .containsExactlyInAnyOrder("d0 checked", "d1 theirs", "d3 theirs");
        assertThat(calls.count("BatchUpdatePartition") + calls.count("BatchDeletePartition"))
                .as("nothing is sent again of which nothing is open")
                .isLessThanOrEqualTo(4);
    }

    /** The throttled look is what gives somebody the time. */
    @Test
    void aRemovalWhoseAnswerWasLostLeavesWhatSomebodyCreatedSince() {
        write(creates(0, 2));
        glue.sandbox.faults().script(Trigger.next("BatchDeletePartition"), Fault.lostAnswer());
        glue.sandbox.faults().script(Trigger.next("BatchGetPartition"), Fault.refused("ThrottlingException", 400));

        List<PartitionOutcome> removed = whileItRests(() -> create("d1"), removes(0, 2));

        assertThat(removed).extracting(PartitionBatchesTest::told).containsExactlyInAnyOrder("d0 FOUND", "d1 FAILED");
        assertThat(glue.sandbox.calls().count("BatchDeletePartition")).isEqualTo(1);
        assertThat(connector.partitionReader().orElseThrow().read(TABLE, values(0, 2)))
                .hasSize(1);
    }

    @Test
    void aRemovalThatWasRefusedForNowAndIsGoneWhenItIsTriedAgainIsSomebodyElses() {
        write(creates(0, 4));
        glue.sandbox
                .faults()
                .script(
                        Trigger.next("BatchDeletePartition"),
                        new Fault.Entries("ThrottlingException", "Rate exceeded", 2));

        List<PartitionOutcome> removed = whileItRests(() -> remove("d1"), removes(0, 4));

        assertThat(removed)
                .extracting(PartitionBatchesTest::told)
                .containsExactlyInAnyOrder("d0 WRITTEN", "d1 IN_PLACE", "d2 WRITTEN", "d3 WRITTEN");
    }

    /** It may have gone by the request that seemed to do nothing, or by somebody else's. */
    @ParameterizedTest
    @MethodSource("troubles")
    void aRemovalThatMayHaveBeenMadeAndIsGoneWhenItIsTriedAgainIsNobodysForSure(Fault trouble) {
        write(creates(0, 2));
        glue.sandbox.faults().script(Trigger.next("BatchDeletePartition"), trouble);

        List<PartitionOutcome> removed = whileItRests(() -> remove("d1"), removes(0, 2));

        assertThat(removed).extracting(PartitionBatchesTest::told).containsExactlyInAnyOrder("d0 WRITTEN", "d1 FOUND");
    }

    @Test
    void aRemovalWhoseAnswerWasLostIsNobodysForSure() {
        write(creates(0, 2));
        glue.sandbox.faults().script(Trigger.next("BatchDeletePartition"), Fault.lostAnswer());

        assertThat(write(removes(0, 2)))
                .extracting(PartitionBatchesTest::told)
                .containsExactlyInAnyOrder("d0 FOUND", "d1 FOUND");
    }

    /** Its content tells whose it is. */
    @ParameterizedTest
    @MethodSource("troubles")
    void aCreateThatMayHaveBeenMadeIsOursWhereItStandsAsWantedAndNobodyKnowsWhereItDoesNot(Fault trouble) {
        glue.sandbox.faults().script(Trigger.next("BatchCreatePartition"), trouble);
        assertThat(createdWhileOthersStandAfterTheFirstTry())
                .extracting(PartitionBatchesTest::told)
                .containsExactlyInAnyOrder("d0 WRITTEN", "d1 FAILED", "d2 WRITTEN", "d3 WRITTEN");
    }

    @Test
    void aCreateThatWasRefusedForNowIsSomebodyElsesWhereSomethingStandsWhenItIsTriedAgain() {
        glue.sandbox
                .faults()
                .script(
                        Trigger.next("BatchCreatePartition"),
                        new Fault.Entries("ThrottlingException", "Rate exceeded", 2));
        assertThat(createdWhileOthersStandAfterTheFirstTry())
                .extracting(PartitionBatchesTest::told)
                .containsExactlyInAnyOrder("d0 WRITTEN", "d1 CONFLICT", "d2 WRITTEN", "d3 IN_PLACE");
    }

    /** The second of four is there with a content of its own when it is tried again, and the fourth as it is wanted. */
    private List<PartitionOutcome> createdWhileOthersStandAfterTheFirstTry() {
        return whileItRests(
                () -> {
                    create("d1");
                    write(creates(3, 4));
                },
                creates(0, 4));
    }

    private static List<Fault> troubles() {
        return List.of(
                new Fault.Entries("InternalServiceException", "Injected failure of an entry.", 2),
                new Fault.Reset(false));
    }

    /** Somebody drops a partition and creates it anew. */
    private void replace(String day) {
        remove(day);
        create(day);
    }

    private void remove(String day) {
        try (GlueClient somebody = glue.client()) {
            somebody.deletePartition(
                    r -> r.databaseName("sales").tableName("orders").partitionValues(day));
        }
    }

    private void create(String day) {
        try (GlueClient somebody = glue.client()) {
            somebody.createPartition(
                    r -> r.databaseName("sales").tableName("orders").partitionInput(p -> p.values(day)
                            .parameters(Map.of("quality", "theirs"))));
        }
    }

    /** @param meanwhile done once, in the pause before something is sent again */
    private List<PartitionOutcome> whileItRests(Runnable meanwhile, List<PartitionChange> changes) {
        var done = new AtomicBoolean();
        var backoff = new Backoff(SandboxGlue.ATTEMPTS, Duration.ZERO, Duration.ZERO, () -> {
            if (!done.getAndSet(true)) {
                meanwhile.run();
            }
            return 0;
        });
        try (MetadataConnector other =
                GlueConnectorFactory.create(glue.config(Map.of()), SandboxGlue.context(), backoff)) {
            return other.partitionWriter().orElseThrow().apply(TABLE, changes);
        }
    }

    private Outcome updateTable() {
        var writer = connector.writer().orElseThrow();
        Occupant found = writer.find(TABLE).orElseThrow();
        Map<FieldPath, Form.Value> fields = new HashMap<>(found.form().fields());
        fields.put(FieldPath.of("description"), new Form.Value.Text("Orders"));
        return writer.apply(new Change.Update(TABLE, found.version(), found.form(), new Form(fields)));
    }

    private List<PartitionOutcome> write(List<? extends PartitionChange> changes) {
        return connector.partitionWriter().orElseThrow().apply(TABLE, changes);
    }

    private static List<PartitionChange> creates(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> (PartitionChange) new PartitionChange.Create(day(i), form("raw")))
                .toList();
    }

    private static List<PartitionChange> updates(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> (PartitionChange) new PartitionChange.Update(day(i), form("raw"), form("checked")))
                .toList();
    }

    private static List<PartitionChange> removes(int from, int to) {
        return values(from, to).stream()
                .map(values -> (PartitionChange) new PartitionChange.Remove(values, form("raw")))
                .toList();
    }

    private static List<List<String>> values(int from, int to) {
        return IntStream.range(from, to).mapToObj(PartitionBatchesTest::day).toList();
    }

    private static List<String> day(int i) {
        return List.of("d" + i);
    }

    private static Form form(String quality) {
        return new Form(Map.of(QUALITY, new Form.Value.Text(quality)));
    }

    private static String told(PartitionOutcome outcome) {
        return outcome.values().get(0) + " " + outcome.ending();
    }

    private static boolean isWritten(PartitionOutcome outcome) {
        return outcome.ending() == Ending.WRITTEN;
    }

    private static Use use() {
        return new Use(Extent.DROP, "", "").withPartitions(true);
    }
}
