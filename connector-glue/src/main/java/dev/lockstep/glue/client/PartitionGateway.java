package dev.lockstep.glue.client;

import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;

/** The partitions of tables, as this connector uses them. Thread-safe. Batches do what they can and list the rest. */
public final class PartitionGateway {
    /** Most partitions that one call creates. Source: Glue API, BatchCreatePartition.PartitionInputList. */
    public static final int MAX_CREATE = 100;

    /** Most partitions that one call updates. Source: Glue API, BatchUpdatePartition.Entries. */
    public static final int MAX_UPDATE = 100;

    /** Most partitions that one call deletes. Source: Glue API, BatchDeletePartition.PartitionsToDelete. */
    public static final int MAX_DELETE = 25;

    /** Most partitions that one call reads. Source: Glue API, BatchGetPartition.PartitionsToGet. */
    public static final int MAX_READ = 1000;

    /** Most segments of a listing. Source: Glue API, Segment.TotalSegments. */
    public static final int SEGMENTS = 10;

    /** Most partitions in one answer. Source: Glue API, GetPartitions.MaxResults. */
    private static final int PAGE = 1000;

    private static final String LIST = "GetPartitions";

    private final GlueClient glue;
    private final String catalogId;
    private final Calls calls;

    PartitionGateway(GlueClient glue, String catalogId, Calls calls) {
        this.glue = glue;
        this.catalogId = catalogId;
        this.calls = calls;
    }

    /**
     * A partition that a batch left as it is.
     *
     * @param values of the partition; @param kind what to do about it; @param message what Glue said
     */
    public record Refused(List<String> values, Kind kind, String message) {
        /**
         * PRESENT: it is there already; ABSENT: it is not there; AGAIN: nothing was done, and asking again may help; UNSURE: it may have been done,
         * and asking again may help; FINAL: it will not.
         */
        public enum Kind {
            PRESENT,
            ABSENT,
            AGAIN,
            UNSURE,
            FINAL
        }

        static Refused of(List<String> values, ErrorDetail error) {
            String code = error == null || error.errorCode() == null ? "" : error.errorCode();
            String text = error == null || error.errorMessage() == null ? "no message" : error.errorMessage();
            return new Refused(values, kind(code), (code.isEmpty() ? "no error code" : code) + ": " + text);
        }

        private static Kind kind(String code) {
            if (ErrorCodes.PRESENT.contains(code)) {
                return Kind.PRESENT;
            }
            if (ErrorCodes.ABSENT.contains(code)) {
                return Kind.ABSENT;
            }
            boolean passing = ErrorCodes.THROTTLED.contains(code)
                    || ErrorCodes.CHANGED.contains(code)
                    || ErrorCodes.CONFLICT.contains(code)
                    || ErrorCodes.NOT_READY.contains(code);
            if (passing) {
                return Kind.AGAIN;
            }
            return ErrorCodes.FAILED.contains(code) ? Kind.UNSURE : Kind.FINAL;
        }
    }

    /** Before a batch is sent again of which Glue refused entries for now. @param repetition from 1 */
    public void rest(int repetition) {
        calls.rest(repetition);
    }

    /** The first page of all partitions, without their columns. It may be empty and not the last. */
    public GetPartitionsResponse first(Address table) {
        return first(table, PAGE);
    }

    /** @param most partitions in the answer, 1..1000 */
    public GetPartitionsResponse first(Address table, int most) {
        return read(
                LIST,
                table,
                () -> glue.getPartitions(r -> r.catalogId(catalogId)
                        .databaseName(table.container())
                        .tableName(table.name())
                        .maxResults(most)
                        .excludeColumnSchema(true)));
    }

    /** Hands the partitions of one of {@link #SEGMENTS} to {@code sink}, page by page, without their columns. @param segment from 0 */
    public void list(Address table, int segment, Consumer<List<Partition>> sink) {
        var tokens = new PageTokens("table " + table);
        String token = null;
        do {
            String next = token;
            GetPartitionsResponse page = read(
                    LIST,
                    table,
                    () -> glue.getPartitions(r -> r.catalogId(catalogId)
                            .databaseName(table.container())
                            .tableName(table.name())
                            .maxResults(PAGE)
                            .segment(part -> part.segmentNumber(segment).totalSegments(SEGMENTS))
                            .excludeColumnSchema(true)
                            .nextToken(next)));
            sink.accept(page.partitions());
            token = page.nextToken();
        } while (tokens.isMore(token));
    }

    /** The whole of some partitions; those that are not there are left out. @param values 1..1000 */
    public List<Partition> read(Address table, List<List<String>> values) {
        List<Partition> found = new ArrayList<>();
        List<PartitionValueList> wanted =
                values.stream().map(PartitionGateway::list).toList();
        while (!wanted.isEmpty()) {
            List<PartitionValueList> asked = wanted;
            BatchGetPartitionResponse answer = read(
                    "BatchGetPartition",
                    table,
                    () -> glue.batchGetPartition(r -> r.catalogId(catalogId)
                            .databaseName(table.container())
                            .tableName(table.name())
                            .partitionsToGet(asked)));
            found.addAll(answer.partitions());
            wanted = answer.unprocessedKeys();
            if (wanted.size() >= asked.size()) {
                throw new RemoteException(
                        "glue.unprocessed-partitions",
                        "Glue read none of %d partitions of table %s".formatted(asked.size(), table),
                        "Run it again.");
            }
        }
        return found;
    }

    /** @param partitions 1..100; @return those that were not created @throws CatalogRefusal ABSENT when there is no such table */
    public List<Refused> create(Address table, List<PartitionInput> partitions) {
        return write(
                        "BatchCreatePartition",
                        table,
                        () -> glue.batchCreatePartition(r -> r.catalogId(catalogId)
                                .databaseName(table.container())
                                .tableName(table.name())
                                .partitionInputList(partitions)))
                .errors()
                .stream()
                .map(error -> Refused.of(error.partitionValues(), error.errorDetail()))
                .toList();
    }

    /** @param partitions 1..100; @return those that were not updated @throws CatalogRefusal ABSENT when there is no such table */
    public List<Refused> update(Address table, List<PartitionInput> partitions) {
        List<BatchUpdatePartitionRequestEntry> entries = partitions.stream()
                .map(partition -> BatchUpdatePartitionRequestEntry.builder()
                        .partitionValueList(partition.values())
                        .partitionInput(partition)
                        .build())
                .toList();
        return write(
                        "BatchUpdatePartition",
                        table,
                        () -> glue.batchUpdatePartition(r -> r.catalogId(catalogId)
                                .databaseName(table.container())
                                .tableName(table.name())
                                .entries(entries)))
                .errors()
                .stream()
                .map(error -> Refused.of(error.partitionValueList(), error.errorDetail()))
                .toList();
    }

    /** @param values 1..25; @return those that were not deleted @throws CatalogRefusal ABSENT when there is no such table */
    public List<Refused> delete(Address table, List<List<String>> values) {
        List<PartitionValueList> lists =
                values.stream().map(PartitionGateway::list).toList();
        return write(
                        "BatchDeletePartition",
                        table,
                        () -> glue.batchDeletePartition(r -> r.catalogId(catalogId)
                                .databaseName(table.container())
                                .tableName(table.name())
                                .partitionsToDelete(lists)))
                .errors()
                .stream()
                .map(error -> Refused.of(error.partitionValues(), error.errorDetail()))
                .toList();
    }

    private static PartitionValueList list(List<String> values) {
        return PartitionValueList.builder().values(values).build();
    }

    private <T extends AwsResponse> T read(String operation, Address table, Supplier<T> call) {
        return calls.make(attempt(operation, table, Attempt.Effect.READ), call);
    }

    private <T extends AwsResponse> T write(String operation, Address table, Supplier<T> call) {
        return calls.make(attempt(operation, table, Attempt.Effect.WRITE), call);
    }

    private static Attempt attempt(String operation, Address table, Attempt.Effect effect) {
        return new Attempt("glue:" + operation, "partitions of table " + table, effect);
    }
}
