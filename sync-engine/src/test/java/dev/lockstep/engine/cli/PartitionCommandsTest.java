package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of partitions, and how they take them back. */
class PartitionCommandsTest {
    private static final Address TABLE = new Address("sales", "orders");

    @TempDir
    Path folder;

    private final GlueSandbox source = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final GlueSandbox target = GlueSandbox.start(GlueSandboxOptions.defaults());
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "name: lake\n" + side("source", "east", source) + side("target", "west", target)
                        + "policy:\n  partitions: sync\n");
        shell = new Shell(folder, Map.of());
        inSource(connector -> {
            var writer = connector.writer().orElseThrow();
            writer.apply(new Change.CreateContainer(TABLE.container(), Form.empty()));
            writer.apply(new Change.Create(TABLE, table()));
        });
        create(0, 3);
    }

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    @Test
    void planReportAndShowTellTheNumbers() {
        assertThat(shell.run("plan").out()).contains("Partitions: 3 to create, 0 to update, 0 to remove.");

        JsonNode report = shell.run("sync", "--json").json();

        assertThat(report.path("partitions").path(0).path("object").asText()).isEqualTo("sales.orders");
        assertThat(report.path("partitions").path(0).path("created").asInt()).isEqualTo(3);
        create(3, 5);
        assertThat(shell.run("sync").out()).containsPattern("sales.orders +2 +0 +0");
        assertThat(shell.run("show", "sales/orders").out()).containsPattern("Partitions +5");
        assertThat(shell.run("show", "--side", "target", "sales.orders", "--json")
                        .json()
                        .path("partitions")
                        .toString())
                .isEqualTo("{\"count\":5,\"complete\":true}");
        assertThat(shell.run("audit", "list").out()).contains("partitions");
    }

    @Test
    void anUndoShowsByTableHowManyPartitionsItTakesBackAndDoesSo() {
        shell.run("sync", "--quiet");
        create(3, 5);
        shell.run("sync", "--quiet");
        String second = lastRun();
        target.calls().reset();

        Shell.Answer shown = shell.run("undo", second, "--out", "undo.json");

        assertThat(shown.code()).as(shown.out() + shown.err()).isZero();
        assertThat(shown.out())
                .contains("Partitions: 0 to create, 0 to update, 2 to remove.")
                .containsPattern("sales.orders +0 +0 +2");
        assertThat(target.calls().writes()).isZero();

        Shell.Answer held = shell.run("apply", "undo.json");
        assertThat(held.code()).isEqualTo(ExitCode.FAILED);
        assertThat(flat(held)).contains("nobody confirmed it");

        Shell.Answer done = shell.run("apply", "undo.json", "--confirm-deletes", "lake");
        assertThat(done.code()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).containsPattern("sales.orders +0 +0 +2");
        assertThat(shell.run("undo", second, "--yes").out()).contains("Nothing to undo");

        JsonNode again = shell.run("undo", lastRun(), "--yes", "--json").json().path("partitions");
        assertThat(again.path(0).path("created").asInt()).isEqualTo(2);
        assertThat(shell.run("audit", "verify").code()).isZero();
    }

    @Test
    void auditTellsEachPartitionWithItsValues() {
        shell.run("sync", "--quiet");

        JsonNode entries = shell.run("audit", "list", "--json").json().path("entries");
        JsonNode held = StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("kind").asText().equals("create-partitions"))
                .findFirst()
                .orElseThrow();

        assertThat(held.path("outcome").asText()).isEqualTo("written");
        assertThat(held.path("partitions")).hasSize(3);
        assertThat(held.path("partitions").path(0).path("values").toString()).isEqualTo("[\"d0\"]");
        assertThat(held.path("partitions").path(0).path("fields").toString()).contains("parameters");
        assertThat(flat(shell.run("audit", "list"))).contains("create partitions", "3 partitions from [\"d0\"]");
        assertThat(shell.run("audit", "export").out())
                .contains("create-partitions,sales.orders", "3 partitions from", "/parameters/lockstep.sync");
    }

    /** Evidence of its partitions says nothing of the table. */
    @Test
    void driftMissesAPartitionedTableThatSomebodyDropped() {
        shell.run("sync", "--quiet");
        assertThat(shell.run("drift").code()).isZero();

        in(target, connector -> {
            var writer = connector.writer().orElseThrow();
            var found = writer.find(TABLE).orElseThrow();
            writer.apply(new Change.Drop(TABLE, found.version(), found.form()));
        });

        assertThat(shell.run("drift").out()).contains("sales.orders");
    }

    @Test
    void anUndoneCreationTakesItsPartitionsAlongAndTheWayBackSaysThatTheyAreLeftToASync() {
        shell.run("sync", "--quiet");

        Shell.Answer whole = shell.run("undo", lastRun(), "--yes", "--confirm-deletes", "lake");

        assertThat(whole.code()).as(whole.out() + whole.err()).isZero();
        assertThat(whole.out()).doesNotContain("Not undone");
        assertThat(target.calls().count("BatchDeleteTable")).isEqualTo(1);
        target.calls().reset();

        String undo = lastRun();
        assertThat(refusal(shell.run("undo", undo, "--out", "undo.json", "--json"))
                        .path("reason")
                        .asText())
                .isEqualTo("went with the table when the run dropped it, and are not made again");
        Shell.Answer back = shell.run("undo", undo, "--yes");
        assertThat(back.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(back.out()).contains("Not undone (1)");
        assertThat(target.calls().count("BatchCreatePartition")).isZero();
        assertThat(shell.run("audit", "verify").code()).isZero();
    }

    private void create(int from, int to) {
        inSource(connector -> connector
                .partitionWriter()
                .orElseThrow()
                .apply(
                        TABLE,
                        IntStream.range(from, to)
                                .mapToObj(i -> new PartitionChange.Create(List.of("d" + i), Form.empty()))
                                .toList()));
    }

    private String lastRun() {
        JsonNode runs = shell.run("audit", "list", "--json").json().path("entries");
        return runs.path(runs.size() - 1).path("run").asText();
    }

    private static String flat(Shell.Answer answer) {
        return answer.out().replaceAll("\\s+", " ");
    }

    private static JsonNode refusal(Shell.Answer answer) {
        return answer.json().path("refusals").path(0);
    }

    private void inSource(Consumer<MetadataConnector> use) {
        in(source, use);
    }

    private void in(GlueSandbox sandbox, Consumer<MetadataConnector> use) {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        var config = ConfigurationLoader.installed()
                .parse("name: x\n" + side("source", "a", sandbox) + side("target", "b", sandbox), folder, Map.of());
        try (MetadataConnector connector = Connectors.installed()
                .create(
                        config.target(),
                        new ConnectorContext(
                                Clock.systemUTC(),
                                executor,
                                DocumentCache.none(),
                                Use.reading().withPartitions(true),
                                List.of("en")))) {
            use.accept(connector);
        } finally {
            executor.shutdownNow();
        }
    }

    private static Form table() {
        Map<FieldPath, Form.Value> fields = new HashMap<>();
        FieldPath storage = FieldPath.of("storageDescriptor");
        fields.put(FieldPath.of("tableType"), text("EXTERNAL_TABLE"));
        fields.put(FieldPath.of("columns"), new Form.Value.Names(List.of("id")));
        fields.put(FieldPath.of("columns", "id", "type"), text("bigint"));
        fields.put(FieldPath.of("partitionKeys"), new Form.Value.Names(List.of("day")));
        fields.put(FieldPath.of("partitionKeys", "day", "type"), text("string"));
        fields.put(storage.child("location"), text("s3://lake/orders/"));
        fields.put(storage.child("inputFormat"), text("parquet.In"));
        fields.put(storage.child("outputFormat"), text("parquet.Out"));
        fields.put(storage.child("serdeInfo").child("serializationLibrary"), text("parquet.SerDe"));
        return new Form(fields);
    }

    private static Form.Value text(String text) {
        return new Form.Value.Text(text);
    }

    private static String side(String key, String system, GlueSandbox glue) {
        return """
                %s:
                  connector: glue
                  system: %s
                  region: eu-central-1
                  endpoint: %s
                  credentials: { type: static, access-key-id: "%s", secret-access-key: "%s" }
                  max-requests-per-second: none
                """
                .formatted(
                        key,
                        system,
                        glue.endpoint(),
                        glue.accessKey().id(),
                        glue.accessKey().secret());
    }
}
