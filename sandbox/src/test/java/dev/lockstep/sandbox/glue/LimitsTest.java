package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.glue.catalog.Quotas;
import dev.lockstep.sandbox.glue.rules.LengthUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.ValidationException;

class LimitsTest {
    private static final String DATABASE = "db";

    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults()
            .withQuotas(Quotas.defaults()
                    .withDatabasesPerCatalog(3)
                    .withTablesPerDatabase(2)
                    .withVersionsPerTable(3)));
    private final GlueClient glue = Clients.glue(sandbox);

    /** A text member, its published limits, and a call that sends a text in it. */
    record TextLimit(String path, int min, int max, boolean lineBreaks, Sender sender) {
        @Override
        public String toString() {
            return path;
        }
    }

    interface Sender {
        void send(GlueClient glue, String text);
    }

    static Stream<TextLimit> texts() {
        return Stream.of(
                new TextLimit("databaseInput.name", 1, 255, false, (glue, text) -> Clients.createDatabase(glue, text)),
                database("description", 0, 2048, true, (input, text) -> input.description(text)),
                database("locationUri", 1, 1024, true, (input, text) -> input.locationUri(text)),
                new TextLimit("table.name", 1, 255, false, (glue, text) -> Clients.createTable(glue, DATABASE, text)),
                table("description", 0, 2048, true, (input, text) -> input.description(text)),
                table("owner", 1, 255, false, (input, text) -> input.owner(text)),
                table("tableType", 0, 255, true, (input, text) -> input.tableType(text)),
                table("viewOriginalText", 0, 409_600, true, (input, text) -> input.viewOriginalText(text)),
                table("viewExpandedText", 0, 409_600, true, (input, text) -> input.viewExpandedText(text)),
                table("parameters", 1, 255, false, (input, text) -> input.parameters(Map.of(text, "v"))),
                table("parameters", 0, 512_000, true, (input, text) -> input.parameters(Map.of("k", text))),
                storage("location", 0, 2056, true, (sd, text) -> sd.location(text)),
                storage("additionalLocations.1.member", 0, 2056, true, (sd, text) -> sd.additionalLocations(text)),
                storage("inputFormat", 0, 128, false, (sd, text) -> sd.inputFormat(text)),
                storage("outputFormat", 0, 128, false, (sd, text) -> sd.outputFormat(text)),
                storage("parameters", 0, 512_000, true, (sd, text) -> sd.parameters(Map.of("k", text))),
                storage("serdeInfo.name", 1, 255, false, (sd, text) -> sd.serdeInfo(serde -> serde.name(text))),
                storage(
                        "serdeInfo.serializationLibrary",
                        1,
                        255,
                        false,
                        (sd, text) -> sd.serdeInfo(serde -> serde.serializationLibrary(text))),
                storage(
                        "serdeInfo.parameters",
                        1,
                        255,
                        false,
                        (sd, text) -> sd.serdeInfo(SerDeInfo.builder()
                                .parameters(Map.of(text, "v"))
                                .build())),
                column("name", 1, 255, false, (column, text) -> column.name(text)),
                column("type", 0, 131_072, false, (column, text) -> column.type(text)),
                column("comment", 0, 255, false, (column, text) -> column.comment(text)),
                column("parameters", 1, 255, false, (column, text) -> column.parameters(Map.of(text, "v"))),
                column("parameters", 0, 512_000, true, (column, text) -> column.parameters(Map.of("k", text))),
                new TextLimit(
                        "expression",
                        0,
                        2048,
                        false,
                        (glue, text) -> glue.getTables(
                                request -> request.databaseName(DATABASE).expression(text))),
                new TextLimit(
                        "tags",
                        1,
                        128,
                        true,
                        (glue, text) -> glue.createDatabase(request ->
                                request.databaseInput(named("tagged")).tags(Map.of(text, "v")))),
                new TextLimit(
                        "tags",
                        0,
                        256,
                        true,
                        (glue, text) -> glue.createDatabase(request ->
                                request.databaseInput(named("tagged")).tags(Map.of("k", text)))));
    }

    @BeforeEach
    void create() {
        Clients.createDatabase(glue, DATABASE);
    }

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theLongestTextIsAcceptedAndOneMoreCharacterIsNot(TextLimit limit) {
        assertRefused(
                limit, "x".repeat(limit.max() + 1), "Member must have length less than or equal to " + limit.max());
        assertThatCode(() -> limit.sender().send(glue, "x".repeat(limit.max()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theShortestTextIsAcceptedAndOneCharacterLessIsNot(TextLimit limit) {
        if (limit.min() > 0) {
            assertRefused(
                    limit,
                    "x".repeat(limit.min() - 1),
                    "Member must have length greater than or equal to " + limit.min());
        }
        assertThatCode(() -> limit.sender().send(glue, "x".repeat(limit.min()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void lineBreaksAreAcceptedOnlyWhereTheyMayBe(TextLimit limit) {
        if (limit.lineBreaks()) {
            assertThatCode(() -> limit.sender().send(glue, "a\r\nb")).doesNotThrowAnyException();
        } else {
            assertRefused(limit, "a\nb", "Member must satisfy regular expression pattern");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\ufffe", "\uffff", "\r"})
    void aCommentHasNoControlCharacters(String forbidden) {
        assertThatThrownBy(() -> createWithComment(forbidden)).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\u0085", "ÄÖÜ €", "日本語", "\ud83d\ude00"})
    void aCommentMayBeInAnyScript(String allowed) {
        assertThatCode(() -> createWithComment(allowed)).doesNotThrowAnyException();
        assertThat(sandbox.catalog()
                        .table(DATABASE, "t")
                        .orElseThrow()
                        .at("/StorageDescriptor/Columns/0/Comment")
                        .asText())
                .isEqualTo(allowed);
    }

    @Test
    void lengthCountsCodePointsUnlessSetToBytes() {
        String comment = "\ud83d\ude00".repeat(255);
        assertThatCode(() -> createWithComment(comment)).doesNotThrowAnyException();
        try (var strict = GlueSandbox.start(GlueSandboxOptions.defaults().withLengthUnit(LengthUnit.UTF8_BYTES));
                GlueClient client = Clients.glue(strict)) {
            Clients.createDatabase(client, DATABASE);
            client.createTable(withComment("é".repeat(127)));
            assertThatThrownBy(() -> client.createTable(withComment("é".repeat(128))))
                    .isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void everyViolationIsReportedWithThePlaceOfTheColumn() {
        var columns = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> Column.builder()
                        .name("c" + i)
                        .comment("x".repeat(254 + i))
                        .build())
                .toList();
        assertThatThrownBy(() -> glue.createTable(request -> request.databaseName(DATABASE)
                        .tableInput(TableInput.builder()
                                .name("t")
                                .storageDescriptor(sd -> sd.columns(columns))
                                .build())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("2 validation errors detected")
                .hasMessageContaining(
                        "at 'table.storageDescriptor.columns.2.member.comment' failed to satisfy constraint")
                .hasMessageContaining(
                        "at 'table.storageDescriptor.columns.3.member.comment' failed to satisfy constraint");
        assertThat(sandbox.catalog().tableNames(DATABASE)).isEmpty();
    }

    @Test
    void aRequiredMemberIsMissed() {
        assertThatThrownBy(() -> glue.getTables(request -> {}))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(
                        "Value null at 'databaseName' failed to satisfy constraint: Member must not be null");
        assertThatThrownBy(() -> glue.createTable(request -> request.databaseName(DATABASE)
                        .tableInput(TableInput.builder().build())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'table.name'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void aPageHasOneToAHundredTables(int size) {
        assertThatThrownBy(() ->
                        glue.getTables(request -> request.databaseName(DATABASE).maxResults(size)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'maxResults'");
        assertThatThrownBy(() -> glue.getDatabases(request -> request.maxResults(size)))
                .isInstanceOf(ValidationException.class);
    }

    /** A batch, and the largest number of entries it takes. */
    record BatchLimit(String name, int max, Consumer<List<String>> send) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void batchesHaveTheirPublishedSizes() {
        glue.createTable(request -> request.databaseName(DATABASE)
                .tableInput(TableInput.builder()
                        .name("t")
                        .partitionKeys(Column.builder().name("p").type("string").build())
                        .build()));
        List<BatchLimit> limits = List.of(
                new BatchLimit(
                        "BatchDeleteTable",
                        100,
                        names -> glue.batchDeleteTable(
                                request -> request.databaseName(DATABASE).tablesToDelete(names))),
                new BatchLimit(
                        "BatchCreatePartition",
                        100,
                        names -> glue.batchCreatePartition(request -> request.databaseName(DATABASE)
                                .tableName("t")
                                .partitionInputList(names.stream()
                                        .map(LimitsTest::partition)
                                        .toList()))),
                new BatchLimit(
                        "BatchUpdatePartition",
                        100,
                        names -> glue.batchUpdatePartition(request -> request.databaseName(DATABASE)
                                .tableName("t")
                                .entries(names.stream()
                                        .map(name -> BatchUpdatePartitionRequestEntry.builder()
                                                .partitionValueList(name)
                                                .partitionInput(partition(name))
                                                .build())
                                        .toList()))),
                new BatchLimit(
                        "BatchDeletePartition",
                        25,
                        names -> glue.batchDeletePartition(request ->
                                request.databaseName(DATABASE).tableName("t").partitionsToDelete(values(names)))),
                new BatchLimit(
                        "BatchGetPartition",
                        1000,
                        names -> glue.batchGetPartition(request ->
                                request.databaseName(DATABASE).tableName("t").partitionsToGet(values(names)))),
                new BatchLimit(
                        "BatchDeleteTableVersion",
                        100,
                        names -> glue.batchDeleteTableVersion(request ->
                                request.databaseName(DATABASE).tableName("t").versionIds(names))));
        assertThat(limits).allSatisfy(limit -> {
            assertThatThrownBy(() -> limit.send().accept(names(limit.max() + 1)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Member must have length less than or equal to " + limit.max());
            assertThatCode(() -> limit.send().accept(names(limit.max()))).doesNotThrowAnyException();
        });
    }

    @Test
    void partitionKeysArePrimitive() {
        for (String type : List.of("array<int>", "map<string,int>", "STRUCT<a:int>", "uniontype<int>")) {
            assertThatThrownBy(() -> glue.createTable(request -> request.databaseName(DATABASE)
                            .tableInput(TableInput.builder()
                                    .name("t")
                                    .partitionKeys(Column.builder()
                                            .name("p")
                                            .type(type)
                                            .build())
                                    .build())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(type);
        }
    }

    @Test
    void databasesTablesAndVersionsAreCounted() {
        Clients.createDatabase(glue, "db2");
        Clients.createDatabase(glue, "db3");
        assertThatThrownBy(() -> Clients.createDatabase(glue, "db4"))
                .isInstanceOf(ResourceNumberLimitExceededException.class);
        Clients.createTable(glue, DATABASE, "a");
        Clients.createTable(glue, DATABASE, "b");
        assertThatThrownBy(() -> Clients.createTable(glue, DATABASE, "c"))
                .isInstanceOf(ResourceNumberLimitExceededException.class);
        update("a", false);
        update("a", false);
        assertThatThrownBy(() -> update("a", false))
                .isInstanceOf(ResourceNumberLimitExceededException.class)
                .hasMessageContaining("Number of TABLE_VERSION resources exceeds");
        update("a", true);
        assertThat(sandbox.catalog().versions(DATABASE, "a")).containsExactly(3L, 1L, 0L);
    }

    @Test
    void aRequestOfMoreThanTheLargestPayloadIsRefused() {
        Map<String, String> parameters =
                Map.of("a", "x".repeat(512_000), "b", "x".repeat(512_000), "c", "x".repeat(30_000));
        assertThatThrownBy(() -> glue.createTable(request -> request.databaseName(DATABASE)
                        .tableInput(TableInput.builder()
                                .name("t")
                                .parameters(parameters)
                                .build())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Payload size of request exceeded limit");
    }

    private void assertRefused(TextLimit limit, String text, String constraint) {
        assertThatThrownBy(() -> limit.sender().send(glue, text))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("at '" + limit.path() + "' failed to satisfy constraint")
                .hasMessageContaining(constraint);
    }

    private void update(String table, boolean skipArchive) {
        glue.updateTable(request ->
                request.databaseName(DATABASE).tableInput(Clients.table(table)).skipArchive(skipArchive));
    }

    private void createWithComment(String comment) {
        glue.createTable(withComment(comment));
    }

    private static Consumer<CreateTableRequest.Builder> withComment(String comment) {
        return request -> request.databaseName(DATABASE)
                .tableInput(TableInput.builder()
                        .name("t")
                        .storageDescriptor(sd -> sd.columns(
                                Column.builder().name("c").comment(comment).build()))
                        .build());
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
    }

    private static PartitionInput partition(String value) {
        return PartitionInput.builder().values(value).build();
    }

    private static List<PartitionValueList> values(List<String> names) {
        return names.stream()
                .map(name -> PartitionValueList.builder().values(name).build())
                .toList();
    }

    private static DatabaseInput named(String name) {
        return DatabaseInput.builder().name(name).build();
    }

    private interface Setter<B> {
        void set(B builder, String text);
    }

    private static TextLimit database(
            String path, int min, int max, boolean breaks, Setter<DatabaseInput.Builder> set) {
        return new TextLimit("databaseInput." + path, min, max, breaks, (glue, text) -> {
            DatabaseInput.Builder input = named("other").toBuilder();
            set.set(input, text);
            glue.createDatabase(request -> request.databaseInput(input.build()));
        });
    }

    private static TextLimit table(String path, int min, int max, boolean breaks, Setter<TableInput.Builder> set) {
        return new TextLimit("table." + path, min, max, breaks, (glue, text) -> {
            TableInput.Builder input = Clients.table("t").toBuilder();
            set.set(input, text);
            glue.createTable(request -> request.databaseName(DATABASE).tableInput(input.build()));
        });
    }

    private static TextLimit storage(
            String path, int min, int max, boolean breaks, Setter<StorageDescriptor.Builder> set) {
        return table("storageDescriptor." + path, min, max, breaks, (input, text) -> {
            StorageDescriptor.Builder storage = StorageDescriptor.builder();
            set.set(storage, text);
            input.storageDescriptor(storage.build());
        });
    }

    private static TextLimit column(String path, int min, int max, boolean breaks, Setter<Column.Builder> set) {
        return storage("columns.1.member." + path, min, max, breaks, (storage, text) -> {
            Column.Builder column = Column.builder().name("c");
            set.set(column, text);
            storage.columns(Collections.singletonList(column.build()));
        });
    }
}
