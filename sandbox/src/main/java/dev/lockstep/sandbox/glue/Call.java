package dev.lockstep.sandbox.glue;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request as the sandbox saw it.
 *
 * @param service {@code glue} or {@code sts}
 * @param operation {@code GetTables}, {@code AssumeRole}, …
 * @param catalogId the account asked for, "" for sts
 * @param database folded, "" if none is named
 * @param table folded, several separated by blanks, "" if none is named
 * @param values those members of the request that are single and short values, such as {@code VersionId}, as text; empty for sts
 * @param outcome what the client was told: {@link #OK}, an error code, or {@link #NOTHING}
 * @param carriedOut whether the operation succeeded, even if the client was told otherwise
 * @param requestId as in the answer's {@code x-amzn-RequestId}
 */
public record Call(
        String service,
        String operation,
        String catalogId,
        String database,
        String table,
        SortedMap<String, String> values,
        String outcome,
        boolean carriedOut,
        String requestId) {
    private static final List<String> READS = List.of("Get", "BatchGet", "List", "Search");

    public static final String OK = "OK";
    /** The connection was closed, or left hanging, without an answer. */
    public static final String NOTHING = "nothing";

    public Call {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Whether the operation changes the catalog when it succeeds. */
    public boolean isWrite() {
        return service.equals("glue") && READS.stream().noneMatch(operation::startsWith);
    }
}
