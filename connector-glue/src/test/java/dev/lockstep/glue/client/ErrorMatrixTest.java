package dev.lockstep.glue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import dev.lockstep.error.SyncException;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Every error that Glue is known to answer with, at every operation that is called. */
class ErrorMatrixTest {
    private static final Address TABLE = new Address("sales", "orders");

    private enum Reaction {
        /** Certainly without effect, made again. */
        REPEATED,
        ABSENT,
        PRESENT,
        CHANGED,
        DENIED,
        /** This object can never be written. */
        UNSUPPORTED,
        /** May have happened; not made again. */
        UNKNOWN,
        /** Will not get better by trying. */
        FAILED
    }

    /** @param code of the exception, for those that leave the connector */
    private record Expected(Reaction reaction, String code) {}

    private record Row(Expected read, Expected write) {}

    private static final Map<String, Row> ROWS = new TreeMap<>();

    private static void both(Reaction reaction, String ours, String... codes) {
        row(reaction, reaction, ours, codes);
    }

    private static void row(Reaction read, Reaction write, String ours, String... codes) {
        Arrays.stream(codes)
                .forEach(code -> ROWS.put(code, new Row(new Expected(read, ours), new Expected(write, ours))));
    }

    static {
        both(Reaction.ABSENT, "", "EntityNotFoundException", "TargetResourceNotFound", "ResourceNotFoundException");
        both(Reaction.PRESENT, "", "AlreadyExistsException", "FederatedResourceAlreadyExistsException");
        both(Reaction.CHANGED, "", "ConcurrentModificationException", "VersionMismatchException");
        row(Reaction.REPEATED, Reaction.CHANGED, "", "ConflictException");
        both(Reaction.REPEATED, "glue.not-ready", "ResourceNotReadyException");
        both(
                Reaction.REPEATED,
                "glue.throttled",
                "ThrottlingException",
                "Throttling",
                "ThrottledException",
                "TooManyRequestsException",
                "RequestLimitExceeded",
                "RequestThrottled",
                "RequestThrottledException",
                "SlowDown",
                "BandwidthLimitExceeded",
                "ProvisionedThroughputExceededException",
                "PriorRequestNotComplete");
        row(
                Reaction.REPEATED,
                Reaction.UNKNOWN,
                "glue.failed",
                "InternalServiceException",
                "InternalServerException",
                "InternalFailure",
                "InternalError",
                "OperationTimeoutException",
                "RequestTimeout",
                "RequestTimeoutException",
                "ServiceUnavailable",
                "ServiceUnavailableException",
                "FederationSourceRetryableException");
        both(
                Reaction.DENIED,
                "glue.access-denied",
                "AccessDeniedException",
                "AccessDenied",
                "UnauthorizedOperation",
                "PermissionTypeMismatchException");
        both(Reaction.DENIED, "glue.encryption", "GlueEncryptionException", "KMSKeyNotAccessibleFault");
        both(Reaction.DENIED, "glue.expired-credentials", "ExpiredTokenException", "ExpiredToken");
        both(Reaction.DENIED, "glue.clock", "RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired");
        both(
                Reaction.DENIED,
                "glue.wrong-credentials",
                "UnrecognizedClientException",
                "InvalidClientTokenId",
                "InvalidSignatureException",
                "SignatureDoesNotMatch",
                "IncompleteSignature",
                "IncompleteSignatureException",
                "MissingAuthenticationToken",
                "MissingAuthenticationTokenException",
                "AuthFailure",
                "NotAuthorized");
        both(Reaction.FAILED, "glue.quota", "ResourceNumberLimitExceededException");
        both(Reaction.FAILED, "glue.federation", "FederationSourceException");
        both(Reaction.FAILED, "glue.not-glue", "UnknownOperationException", "SerializationException", "");
        both(Reaction.FAILED, "glue.failed", "AnErrorOfTomorrowException", "IdempotentParameterMismatchException");
        ROWS.putAll(rejected("glue.failed", "glue.rejected"));
        ROWS.putAll(unsupported());
    }

    private static Map<String, Row> rejected(String read, String write) {
        var row = new Row(new Expected(Reaction.FAILED, read), new Expected(Reaction.UNSUPPORTED, write));
        return Map.of("InvalidInputException", row, "ValidationException", row, "InvalidStateException", row);
    }

    private static Map<String, Row> unsupported() {
        var row = new Row(
                new Expected(Reaction.FAILED, "glue.unsupported"),
                new Expected(Reaction.UNSUPPORTED, "glue.unsupported"));
        return Map.of("OperationNotSupportedException", row, "UnsupportedOperationException", row);
    }

    private record Operation(String name, boolean write, boolean absentIsEmpty, Consumer<GlueGateway> call) {
        static Operation read(String name, Consumer<GlueGateway> call) {
            return new Operation(name, false, false, call);
        }

        static Operation find(String name, Consumer<GlueGateway> call) {
            return new Operation(name, false, true, call);
        }

        static Operation write(String name, Consumer<GlueGateway> call) {
            return new Operation(name, true, false, call);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Operation> operations() {
        DatabaseInput database = DatabaseInput.builder().name("sales").build();
        TableInput table = TableInput.builder().name("orders").build();
        return List.of(
                Operation.read("GetDatabases", GlueGateway::listDatabases),
                Operation.read("GetTables", gateway -> gateway.listTables("sales", found -> {})),
                Operation.find("GetDatabase", gateway -> gateway.findDatabase("sales")),
                Operation.find("GetTable", gateway -> gateway.findTable(TABLE)),
                Operation.write("CreateDatabase", gateway -> gateway.createDatabase(database)),
                Operation.write("UpdateDatabase", gateway -> gateway.updateDatabase(database)),
                Operation.write("CreateTable", gateway -> gateway.createTable("sales", table)),
                Operation.write("UpdateTable", gateway -> gateway.updateTable("sales", table, "1")),
                Operation.write(
                        "BatchDeleteTable", gateway -> gateway.deleteTables("sales", List.of("orders", "items"))));
    }

    static Stream<Arguments> everyErrorAtEveryOperation() {
        return ROWS.keySet().stream()
                .flatMap(code -> operations().stream().map(operation -> Arguments.of(code, operation)));
    }

    static Stream<Arguments> everyServerErrorAtEveryOperation() {
        return Stream.of(500, 502, 503, 504)
                .flatMap(status -> operations().stream().map(operation -> Arguments.of(status, operation)));
    }

    static Stream<Arguments> everyBreakAtEveryOperation() {
        return Stream.of(
                        new SocketException("Connection reset"),
                        new SocketTimeoutException("Read timed out"),
                        new ConnectException("Connection refused"),
                        new UnknownHostException("glue.eu-central-1.amazonaws.com"))
                .flatMap(failure -> operations().stream().map(operation -> Arguments.of(failure, operation)));
    }

    @Test
    void noKnownCodeIsLeftOut() throws IllegalAccessException {
        Set<String> known = new TreeSet<>();
        for (Field field : ErrorCodes.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Set.class) {
                ((Set<?>) field.get(null)).forEach(code -> known.add((String) code));
            }
        }
        // answers of STS alone
        known.removeAll(ErrorCodes.WEB_TOKEN);
        known.removeAll(ErrorCodes.SESSION);
        known.removeAll(ErrorCodes.STS_REGION);
        assertThat(ROWS.keySet()).containsAll(known);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("everyErrorAtEveryOperation")
    void everyErrorIsAnsweredAsItMeans(String code, Operation operation) {
        var transport = new StubTransport().refuse(code, 400);
        Expected expected =
                operation.write() ? ROWS.get(code).write() : ROWS.get(code).read();
        verify(transport, operation, expected, code);
    }

    static Set<String> codes() {
        return ROWS.keySet();
    }

    /** Such an answer is a success as a whole; nothing is repeated. */
    @ParameterizedTest
    @MethodSource("codes")
    void everyErrorOfOneTableInABatchIsOneOfThatTable(String code) {
        var transport = new StubTransport()
                .answer(
                        """
                        {"Errors":[{"TableName":"Orders","ErrorDetail":{"ErrorCode":"%s","ErrorMessage":"no"}}]}"""
                                .formatted(code));
        Deletion deletion = gateway(transport).deleteTables("sales", List.of("items", "orders"));

        assertThat(transport.operations()).containsExactly("BatchDeleteTable");
        assertThat(deletion.requestId()).contains("request-1");
        assertThat(deletion.failures()).containsOnlyKeys("orders");
        RuntimeException failure = deletion.failures().get("orders");
        Expected expected = ROWS.get(code).write();
        if (failure instanceof SyncException e) {
            assertThat(e.code()).isEqualTo(expected.code());
            assertThat(e)
                    .isInstanceOf(
                            expected.reaction() == Reaction.REPEATED
                                    ? RetryableException.class
                                    : type(expected.reaction()));
            assertThat(e).hasMessageContaining("glue:BatchDeleteTable on table sales.orders");
        } else {
            assertThat(((CatalogRefusal) failure).kind())
                    .hasToString(expected.reaction().name());
        }
    }

    @Test
    void anErrorOfATableThatWasNotAskedForLeavesTheOutcomeUnknown() {
        var transport = new StubTransport()
                .answer("{\"Errors\":[{\"ErrorDetail\":{\"ErrorCode\":\"InternalServiceException\"}}]}");

        assertThat(catchThrowable(() -> gateway(transport).deleteTables("sales", List.of("orders"))))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("request-1");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("everyServerErrorAtEveryOperation")
    void aServerErrorMayHaveHadItsEffect(int status, Operation operation) {
        var transport = new StubTransport().refuse("", status);
        verify(transport, operation, repeatedUnlessWritten(operation, "glue.failed"), "status " + status);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("everyBreakAtEveryOperation")
    void aConnectionThatBreaksMayHaveHadItsEffectOnceItStood(IOException failure, Operation operation) {
        boolean stood = !(failure instanceof ConnectException) && !(failure instanceof UnknownHostException);
        Expected expected =
                stood ? repeatedUnlessWritten(operation, "glue.no-answer") : new Expected(Reaction.REPEATED, "");
        verify(new StubTransport().fail(failure), operation, expected, failure.getMessage());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyThatIsTooLargeIsAMatterOfTheObject(Operation operation) {
        Expected expected = operation.write()
                ? new Expected(Reaction.UNSUPPORTED, "glue.rejected")
                : new Expected(Reaction.FAILED, "glue.not-glue");
        verify(new StubTransport().refuse("", 413), operation, expected, "status 413");
    }

    private static Expected repeatedUnlessWritten(Operation operation, String code) {
        return new Expected(operation.write() ? Reaction.UNKNOWN : Reaction.REPEATED, code);
    }

    private static void verify(StubTransport transport, Operation operation, Expected expected, String cause) {
        GlueGateway gateway = gateway(transport);
        Throwable thrown = catchThrowable(() -> operation.call().accept(gateway));
        int calls = expected.reaction() == Reaction.REPEATED ? 2 : 1;
        assertThat(transport.operations()).hasSize(calls).containsOnly(operation.name());
        boolean empty = expected.reaction() == Reaction.ABSENT && operation.absentIsEmpty();
        if (empty || expected.reaction() == Reaction.REPEATED) {
            assertThat(thrown).isNull();
        } else if (thrown instanceof SyncException e) {
            assertThat(e.code()).isEqualTo(expected.code());
            assertThat(e).isInstanceOf(type(expected.reaction()));
            assertThat(e).hasMessageContaining("glue:" + operation.name()).hasMessageContaining(cause);
            assertThat(e.remedy()).isNotBlank();
            assertThat(e.getCause()).isNotNull();
        } else {
            assertThat(thrown).isInstanceOfSatisfying(CatalogRefusal.class, e -> assertThat(e.kind())
                    .hasToString(expected.reaction().name()));
        }
    }

    private static Class<? extends SyncException> type(Reaction reaction) {
        return switch (reaction) {
            case DENIED -> AccessException.class;
            case UNSUPPORTED -> UnsupportedMetadataException.class;
            case UNKNOWN -> OutcomeUnknownException.class;
            case FAILED -> RemoteException.class;
            case REPEATED, ABSENT, PRESENT, CHANGED ->
                throw new IllegalArgumentException(reaction + " is no exception of the SPI");
        };
    }

    private static GlueGateway gateway(StubTransport transport) {
        return transport.client().gateway(new Backoff(3, Duration.ZERO, Duration.ZERO, () -> 0));
    }
}
