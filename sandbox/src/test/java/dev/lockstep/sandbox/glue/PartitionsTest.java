package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.PartitionIndexDescriptor;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;
import software.amazon.awssdk.services.glue.model.TableInput;

class PartitionsTest {
    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final GlueClient glue = Clients.glue(sandbox);

    @BeforeEach
    void create() {
        Clients.createDatabase(glue, "db");
        glue.createTable(request -> request.databaseName("db")
                .tableInput(TableInput.builder()
                        .name("t")
                        .partitionKeys(
                                Column.builder().name("Year").type("int").build(),
                                Column.builder().name("region").type("string").build())
                        .build()));
    }

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @Test
    void aPartitionIsFoundByItsValues() {
        glue.createPartition(request -> request.databaseName("DB")
                .tableName("T")
                .partitionInput(partition("2026", "EU").toBuilder()
                        .storageDescriptor(sd -> sd.columns(
                                Column.builder().name("Amount").type("double").build()))
                        .parameters(Map.of("k", "v"))
                        .build()));

        Partition found = find("2026", "EU");
        assertThat(found.values()).containsExactly("2026", "EU");
        assertThat(found.tableName()).isEqualTo("t");
        assertThat(found.databaseName()).isEqualTo("db");
        assertThat(found.creationTime()).isNotNull();
        assertThat(found.storageDescriptor().columns().get(0).name()).isEqualTo("amount");
        assertThat(list(1000, 0, 1, true).get(0).storageDescriptor().hasColumns())
                .isFalse();
        assertThatThrownBy(() -> find("2026", "eu")).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> find("2026")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.createPartition(
                        request -> request.databaseName("db").tableName("t").partitionInput(partition("2026", "EU"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.createPartition(
                        request -> request.databaseName("db").tableName("t").partitionInput(partition("2026"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The number of partition keys do not match the number of partition values");
    }

    @Test
    void aBatchDoesWhatItCanAndListsTheRest() {
        var created = glue.batchCreatePartition(request -> request.databaseName("db")
                .tableName("t")
                .partitionInputList(partition("2025", "EU"), partition("2025"), partition("2025", "EU")));
        assertThat(created.errors())
                .extracting(error -> error.errorDetail().errorCode())
                .containsExactly("InvalidInputException", "AlreadyExistsException");
        assertThat(created.errors().get(1).partitionValues()).containsExactly("2025", "EU");

        var updated = glue.batchUpdatePartition(request -> request.databaseName("db")
                .tableName("t")
                .entries(
                        BatchUpdatePartitionRequestEntry.builder()
                                .partitionValueList("2025", "EU")
                                .partitionInput(partition("2025", "EU").toBuilder()
                                        .parameters(Map.of("a", "b"))
                                        .build())
                                .build(),
                        BatchUpdatePartitionRequestEntry.builder()
                                .partitionValueList("1999", "EU")
                                .partitionInput(partition("1999", "EU"))
                                .build()));
        assertThat(updated.errors()).singleElement().satisfies(error -> assertThat(error.partitionValueList())
                .containsExactly("1999", "EU"));

        var read = glue.batchGetPartition(request ->
                request.databaseName("db").tableName("t").partitionsToGet(values("2025", "EU"), values("1999", "EU")));
        assertThat(read.partitions()).singleElement().satisfies(partition -> assertThat(partition.parameters())
                .containsEntry("a", "b"));

        var deleted = glue.batchDeletePartition(request -> request.databaseName("db")
                .tableName("t")
                .partitionsToDelete(values("2025", "EU"), values("1999", "EU")));
        assertThat(deleted.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.errorDetail().errorCode()).isEqualTo("EntityNotFoundException"));
        assertThat(sandbox.catalog().partitionCount("db", "t")).isZero();
    }

    @Test
    void anUpdateMayMoveAPartitionButNotOntoAnother() {
        for (String year : List.of("2025", "2026")) {
            glue.createPartition(
                    request -> request.databaseName("db").tableName("t").partitionInput(partition(year, "EU")));
        }
        assertThatThrownBy(() -> glue.updatePartition(request -> request.databaseName("db")
                        .tableName("t")
                        .partitionValueList("2025", "EU")
                        .partitionInput(partition("2026", "EU"))))
                .isInstanceOf(AlreadyExistsException.class);
        glue.updatePartition(request -> request.databaseName("db")
                .tableName("t")
                .partitionValueList("2025", "EU")
                .partitionInput(partition("2024", "EU")));
        assertThatThrownBy(() -> find("2025", "EU")).isInstanceOf(EntityNotFoundException.class);
        glue.deletePartition(
                request -> request.databaseName("db").tableName("t").partitionValues("2024", "EU"));
        assertThat(sandbox.catalog().partitionCount("db", "t")).isEqualTo(1);
    }

    @Test
    void segmentsShareAllPartitionsBetweenThem() {
        for (int batch = 0; batch < 3; batch++) {
            int from = batch * 100;
            glue.batchCreatePartition(request -> request.databaseName("db")
                    .tableName("t")
                    .partitionInputList(IntStream.range(from, from + 100)
                            .mapToObj(i -> partition(Integer.toString(i), "EU"))
                            .toList()));
        }
        var found = new ArrayList<String>();
        for (int segment = 0; segment < 4; segment++) {
            list(7, segment, 4, false)
                    .forEach(partition -> found.add(partition.values().get(0)));
        }
        assertThat(found).hasSize(300).doesNotHaveDuplicates();
        assertThat(list(1000, 0, 1, false)).hasSize(300);
    }

    @Test
    void aTableHasAtMostThreePartitionIndexes() {
        for (int i = 0; i < 3; i++) {
            createIndex("i" + i, "Year");
        }
        assertThatThrownBy(() -> createIndex("i3", "year")).isInstanceOf(ResourceNumberLimitExceededException.class);
        assertThatThrownBy(() -> createIndex("i0", "year")).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> createIndex("i4", "nokey")).isInstanceOf(InvalidInputException.class);
        glue.deletePartitionIndex(
                request -> request.databaseName("db").tableName("t").indexName("i1"));
        var indexes = glue.getPartitionIndexes(
                        request -> request.databaseName("db").tableName("t"))
                .partitionIndexDescriptorList();
        assertThat(indexes).extracting(PartitionIndexDescriptor::indexName).containsExactly("i0", "i2");
        assertThat(indexes.get(0).keys().get(0).name()).isEqualTo("year");
        assertThat(indexes.get(0).keys().get(0).type()).isEqualTo("int");
    }

    private void createIndex(String name, String key) {
        glue.createPartitionIndex(request -> request.databaseName("db")
                .tableName("t")
                .partitionIndex(
                        PartitionIndex.builder().indexName(name).keys(key).build()));
    }

    private Partition find(String... values) {
        return glue.getPartition(
                        request -> request.databaseName("db").tableName("t").partitionValues(values))
                .partition();
    }

    private List<Partition> list(int pageSize, int segment, int segments, boolean withoutColumns) {
        var found = new ArrayList<Partition>();
        String token = null;
        do {
            String from = token;
            var page = glue.getPartitions(request -> request.databaseName("db")
                    .tableName("t")
                    .maxResults(pageSize)
                    .segment(part -> part.segmentNumber(segment).totalSegments(segments))
                    .excludeColumnSchema(withoutColumns)
                    .nextToken(from));
            found.addAll(page.partitions());
            token = page.nextToken();
        } while (token != null);
        return found;
    }

    private static PartitionInput partition(String... values) {
        return PartitionInput.builder().values(values).build();
    }

    private static PartitionValueList values(String... values) {
        return PartitionValueList.builder().values(values).build();
    }
}
