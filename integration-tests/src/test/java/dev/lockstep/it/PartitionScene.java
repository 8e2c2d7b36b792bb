package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import dev.lockstep.spi.Use;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Two catalogs. The first holds a table in S3 that is partitioned by day and region. */
final class PartitionScene implements AutoCloseable {
    static final Address TABLE = new Address("sales", "orders");

    private static final Comparator<List<String>> BY_VALUES = Comparator.comparing(List::toString);

    final GlueSandbox source = GlueSandbox.start(GlueSandboxOptions.defaults());
    final GlueSandbox target = GlueSandbox.start(GlueSandboxOptions.defaults());

    PartitionScene() {
        in(source, connector -> {
            var writer = connector.writer().orElseThrow();
            writer.apply(new Change.CreateContainer(TABLE.container(), Form.empty()));
            return writer.apply(new Change.Create(TABLE, table()));
        });
    }

    /** How a crawler writes it. */
    static Form table() {
        Map<FieldPath, Form.Value> fields = new HashMap<>();
        fields.put(FieldPath.of("tableType"), text("EXTERNAL_TABLE"));
        fields.put(FieldPath.of("columns"), new Form.Value.Names(List.of("id", "amount")));
        fields.put(FieldPath.of("columns", "id", "type"), text("bigint"));
        fields.put(FieldPath.of("columns", "amount", "type"), text("decimal(12,2)"));
        fields.put(FieldPath.of("partitionKeys"), new Form.Value.Names(List.of("day", "region")));
        fields.put(FieldPath.of("partitionKeys", "day", "type"), text("string"));
        fields.put(FieldPath.of("partitionKeys", "day", "comment"), text("Day of the order"));
        fields.put(FieldPath.of("partitionKeys", "region", "type"), text("varchar(2)"));
        fields.put(FieldPath.of("parameters", "classification"), text("parquet"));
        fields.put(FieldPath.of("parameters", "projection.enabled"), text("false"));
        storage(fields, "s3://lake/orders/");
        return new Form(fields);
    }

    static List<Partition> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(PartitionScene::partition).toList();
    }

    static Partition partition(int i) {
        return partition(List.of("2026-%02d-%02d".formatted(i / 28 % 12 + 1, i % 28 + 1), "r" + i / (28 * 12)));
    }

    static Partition partition(List<String> values) {
        Map<FieldPath, Form.Value> fields = new HashMap<>();
        fields.put(FieldPath.of("columns"), new Form.Value.Names(List.of("id")));
        fields.put(FieldPath.of("columns", "id", "type"), text("bigint"));
        fields.put(FieldPath.of("parameters", "quality"), text("raw"));
        fields.put(FieldPath.of("parameters", "numRows"), text("17"));
        storage(fields, "s3://lake/orders/" + String.join("/", values));
        return new Partition(values, new Form(fields));
    }

    private static void storage(Map<FieldPath, Form.Value> fields, String location) {
        FieldPath storage = FieldPath.of("storageDescriptor");
        fields.put(storage.child("location"), text(location));
        fields.put(storage.child("inputFormat"), text("parquet.In"));
        fields.put(storage.child("outputFormat"), text("parquet.Out"));
        fields.put(storage.child("serdeInfo").child("serializationLibrary"), text("parquet.SerDe"));
    }

    static Partition with(Partition partition, FieldPath path, String value) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(partition.form().fields());
        fields.put(path, text(value));
        return new Partition(partition.values(), new Form(fields));
    }

    static FieldPath parameter(String key) {
        return FieldPath.of("parameters", key);
    }

    static Form.Value text(String text) {
        return new Form.Value.Text(text);
    }

    void create(GlueSandbox in, List<Partition> partitions) {
        write(
                in,
                partitions.stream()
                        .map(found -> new PartitionChange.Create(found.values(), found.form()))
                        .toList());
    }

    void update(GlueSandbox in, Partition partition) {
        write(in, List.of(new PartitionChange.Update(partition.values(), Form.empty(), partition.form())));
    }

    void remove(GlueSandbox in, List<Partition> partitions) {
        write(
                in,
                partitions.stream()
                        .map(found -> new PartitionChange.Remove(found.values(), found.form()))
                        .toList());
    }

    /** What became of the one table's partitions. */
    static PartitionResult result(RunReport report) {
        assertThat(report.partitions()).hasSize(1);
        return report.partitions().get(0);
    }

    /** Somebody says something else of a partition of the target. */
    void edit(int i, String quality) {
        Partition partition = partition(i);
        Form now = partitions(target).get(partition.values());
        update(target, with(new Partition(partition.values(), now), parameter("quality"), quality));
    }

    private static void write(GlueSandbox in, List<? extends PartitionChange> changes) {
        List<PartitionOutcome> outcomes =
                in(in, connector -> connector.partitionWriter().orElseThrow().apply(TABLE, changes));
        if (!outcomes.stream().allMatch(outcome -> outcome.ending() == Ending.WRITTEN)) {
            throw new AssertionError(outcomes);
        }
        in.calls().reset();
    }

    /** The whole of each. */
    static SortedMap<List<String>, Form> partitions(GlueSandbox in) {
        SortedMap<List<String>, Form> found = new TreeMap<>(BY_VALUES);
        in(in, connector -> {
            var reader = connector.partitionReader().orElseThrow();
            List<List<String>> values = new CopyOnWriteArrayList<>();
            reader.list(TABLE, partition -> values.add(partition.values()));
            reader.read(TABLE, values).forEach(partition -> found.put(partition.values(), partition.form()));
            return found;
        });
        in.calls().reset();
        return found;
    }

    Form targetTable() {
        return in(target, connector -> connector
                .writer()
                .orElseThrow()
                .find(TABLE)
                .orElseThrow()
                .form());
    }

    static <T> T in(GlueSandbox sandbox, Function<MetadataConnector, T> use) {
        return in(sandbox, true, use);
    }

    /** @param partitions whether the connector is meant for them, too */
    static <T> T in(GlueSandbox sandbox, boolean partitions, Function<MetadataConnector, T> use) {
        RunConfig config = config(text(sandbox, sandbox, 4, ""));
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try (MetadataConnector connector =
                Connectors.installed().create(config.target(), context(executor, partitions))) {
            return use.apply(connector);
        } finally {
            executor.shutdownNow();
        }
    }

    private static ConnectorContext context(ExecutorService executor, boolean partitions) {
        Use use = Use.reading().withPartitions(partitions);
        return new ConnectorContext(Clock.systemUTC(), executor, DocumentCache.none(), use, List.of("en"));
    }

    RunConfig config(int workers, String policy) {
        return config(workers, policy, UnaryOperator.identity());
    }

    /** @param edit of the configuration's text */
    RunConfig config(int workers, String policy, UnaryOperator<String> edit) {
        return config(edit.apply(text(source, target, workers, policy)));
    }

    RunReport sync(String policy) {
        return with(4, policy, engine -> engine.sync(plan -> true));
    }

    <T> T with(int workers, String policy, Function<SyncEngine, T> use) {
        try (SyncEngine engine = SyncEngine.open(config(workers, policy))) {
            return use.apply(engine);
        }
    }

    private static RunConfig config(String text) {
        return ConfigurationLoader.installed().parse(text, Path.of("").toAbsolutePath(), Map.of());
    }

    /** @param policy keys of it, one a line, without indentation */
    private static String text(GlueSandbox source, GlueSandbox target, int workers, String policy) {
        return "name: lake\n" + side("source", "east", source, workers) + side("target", "west", target, workers)
                + "policy:\n  partitions: sync\n"
                + policy.indent(2);
    }

    private static String side(String key, String system, GlueSandbox glue, int workers) {
        return """
                %s:
                  connector: glue
                  system: %s
                  region: eu-central-1
                  endpoint: %s
                  credentials:
                    type: static
                    access-key-id: "%s"
                    secret-access-key: "%s"
                  max-concurrent-writes: %d
                  max-requests-per-second: none
                """
                .formatted(
                        key,
                        system,
                        glue.endpoint(),
                        glue.accessKey().id(),
                        glue.accessKey().secret(),
                        workers);
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
