package dev.lockstep.glue.client;

import dev.lockstep.error.OutcomeUnknownException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.TableError;

/** Reads the answer to a batch: it is a success even when some tables, or all, were refused. */
final class Deletions {
    private static final int SUCCESS = 200;

    private Deletions() {}

    /** @throws OutcomeUnknownException if an error names none of the tables */
    static Deletion of(BatchDeleteTableResponse answer, String database, List<String> names) {
        Map<String, String> asked = new HashMap<>();
        names.forEach(name -> asked.put(name.toLowerCase(Locale.ROOT), name));
        String requestId = answer.responseMetadata().requestId();
        Map<String, RuntimeException> failures = new HashMap<>();
        for (TableError error : answer.errors()) {
            String name = Optional.ofNullable(error.tableName())
                    .map(found -> asked.get(found.toLowerCase(Locale.ROOT)))
                    .orElseThrow(() -> unattributed(error, database, requestId));
            failures.put(name, failure(error, database + "." + name, requestId));
        }
        return new Deletion(Optional.ofNullable(requestId), failures);
    }

    private static RuntimeException failure(TableError error, String table, String requestId) {
        Optional<ErrorDetail> detail = Optional.ofNullable(error.errorDetail());
        AwsErrorDetails.Builder details = AwsErrorDetails.builder();
        details.errorCode(detail.map(ErrorDetail::errorCode).orElse(""));
        details.errorMessage(detail.map(ErrorDetail::errorMessage).orElse("no message"));
        var thrown = (GlueException) GlueException.builder()
                .statusCode(SUCCESS)
                .requestId(requestId)
                .awsErrorDetails(details.build())
                .build();
        return GlueErrors.translate(
                thrown, new Attempt("glue:BatchDeleteTable", "table " + table, Attempt.Effect.WRITE));
    }

    private static OutcomeUnknownException unattributed(TableError error, String database, String requestId) {
        return new OutcomeUnknownException(
                "glue.odd-answer",
                "glue:BatchDeleteTable on database %s answered with an error of a table that was not asked for: %s (request %s)"
                        .formatted(database, error.tableName(), requestId),
                "Run it again.");
    }
}
