package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.InternalServiceException;
import software.amazon.awssdk.services.glue.model.OperationTimeoutException;
import software.amazon.awssdk.services.glue.model.ThrottlingException;

class FaultsTest {
    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final GlueClient glue = Clients.glue(sandbox);

    @BeforeEach
    void create() {
        Clients.createDatabase(glue, "db");
        sandbox.calls().reset();
    }

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @Test
    void aScriptedErrorHitsTheRequestItNamesAndHasNoEffect() {
        sandbox.faults().script(Trigger.nth("CreateTable", 2), Fault.refused("OperationTimeoutException", 400));

        Clients.createTable(glue, "db", "a");
        assertThatThrownBy(() -> Clients.createTable(glue, "db", "b")).isInstanceOf(OperationTimeoutException.class);
        Clients.createTable(glue, "db", "c");

        assertThat(sandbox.catalog().tableNames("db")).containsExactly("a", "c");
        assertThat(sandbox.calls().all()).extracting(Call::carriedOut).containsExactly(true, false, true);
    }

    @Test
    void aTriggerMayNameATableAndARow() {
        sandbox.faults()
                .script(
                        Trigger.every("*Table").onTable("db", "x*").times(2),
                        Fault.refused("InternalServiceException", 500));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Clients.createTable(glue, "db", "X1"))
                    .isInstanceOf(InternalServiceException.class);
            Clients.createTable(glue, "db", "a" + i);
        }
        Clients.createTable(glue, "db", "x1");
        assertThat(sandbox.catalog().tableNames("db")).containsExactly("a0", "a1", "x1");
    }

    @Test
    void aLostAnswerReallyTookEffect() {
        sandbox.faults().script(Trigger.next("CreateTable"), Fault.lostAnswer());

        assertThatThrownBy(() -> Clients.createTable(glue, "db", "a")).isInstanceOf(InternalServiceException.class);

        assertThat(sandbox.catalog().tableNames("db")).containsExactly("a");
        assertThat(sandbox.calls().all()).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo("InternalServiceException");
            assertThat(call.carriedOut()).isTrue();
        });
    }

    @Test
    void anSdkThatRetriesALostAnswerMeetsItsOwnTable() {
        sandbox.faults().script(Trigger.next("CreateTable"), Fault.lostAnswer());
        try (GlueClient retrying = Clients.glue(
                sandbox, Clients.credentials(sandbox.accessKey()), AwsRetryStrategy.standardRetryStrategy())) {
            assertThatThrownBy(() -> Clients.createTable(retrying, "db", "a"))
                    .isInstanceOfSatisfying(AlreadyExistsException.class, e -> assertThat(e.numAttempts())
                            .isEqualTo(2));
        }
    }

    @Test
    void aDuplicatedRequestIsAnsweredForTheSecondTime() {
        sandbox.faults().script(Trigger.next("CreateTable"), new Fault.Duplicated());
        assertThatThrownBy(() -> Clients.createTable(glue, "db", "a")).isInstanceOf(AlreadyExistsException.class);
        assertThat(sandbox.catalog().tableNames("db")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResetLosesTheConnectionBeforeOrAfterTheEffect(boolean carriedOut) {
        sandbox.faults().script(Trigger.next("CreateTable"), new Fault.Reset(carriedOut));
        assertThatThrownBy(() -> Clients.createTable(glue, "db", "a")).isInstanceOf(SdkClientException.class);
        assertThat(sandbox.catalog().tableNames("db")).hasSize(carriedOut ? 1 : 0);
        assertThat(sandbox.calls().all()).extracting(Call::outcome).containsExactly(Call.NOTHING);
    }

    @Test
    void aHangEndsWithThePatienceOfTheClientAndHoldsUpNobody() {
        sandbox.faults().script(Trigger.next("CreateTable"), new Fault.Hang(true));
        try (GlueClient impatient = Clients.impatient(sandbox, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> Clients.createTable(impatient, "db", "a"))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
        assertThat(glue.getTable(request -> request.databaseName("db").name("a"))
                        .table()
                        .name())
                .isEqualTo("a");
    }

    @Test
    void throttledRequestsHaveNoEffect() {
        sandbox.faults().throttle("CreateTable", 0, 5);

        int throttled = 0;
        for (int i = 0; i < 8; i++) {
            throttled += isThrottled("t" + i) ? 1 : 0;
        }

        assertThat(throttled).isEqualTo(3);
        assertThat(sandbox.catalog().tableNames("db")).containsExactly("t0", "t1", "t2", "t3", "t4");
        assertThat(sandbox.calls().outcomes())
                .containsEntry("ThrottlingException", 3L)
                .containsEntry(Call.OK, 5L);
        glue.getTables(request -> request.databaseName("db"));
        sandbox.faults().clear();
        Clients.createTable(glue, "db", "t7");
    }

    @Test
    void aRandomShareIsTheSameForTheSameSeed() {
        List<Boolean> first = throttlesOfSeed(7);
        glue.deleteDatabase(request -> request.name("db"));
        Clients.createDatabase(glue, "db");
        assertThat(throttlesOfSeed(7)).isEqualTo(first).contains(true, false);
    }

    @Test
    void latencyDoesNotQueueRequestsBehindEachOther() throws Exception {
        // 32 requests of 200 ms one after the other would take over 6 s; the client gives up after 5 s.
        sandbox.faults().latency(Duration.ofMillis(200));
        var pool = Executors.newFixedThreadPool(32);
        try (GlueClient client = Clients.impatient(sandbox, Duration.ofSeconds(5))) {
            List<Callable<Object>> reads = IntStream.range(0, 32)
                    .mapToObj(i -> (Callable<Object>) () -> client.getDatabase(request -> request.name("db")))
                    .toList();
            for (Future<Object> read : pool.invokeAll(reads)) {
                assertThat(result(read)).isNotNull();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aTokenBucketFillsWithTime() {
        long[] now = {0};
        var bucket = new TokenBucket(10, 2, () -> now[0]);
        assertThat(List.of(bucket.admits(), bucket.admits(), bucket.admits())).containsExactly(true, true, false);
        now[0] += 100_000_000;
        assertThat(List.of(bucket.admits(), bucket.admits())).containsExactly(true, false);
        now[0] += 10_000_000_000L;
        assertThat(List.of(bucket.admits(), bucket.admits(), bucket.admits())).containsExactly(true, true, false);
    }

    private List<Boolean> throttlesOfSeed(long seed) {
        sandbox.faults().throttleShare(0.5, seed);
        List<Boolean> throttles =
                IntStream.range(0, 20).mapToObj(i -> isThrottled("t" + i)).toList();
        sandbox.faults().clear();
        return throttles;
    }

    private boolean isThrottled(String table) {
        try {
            Clients.createTable(glue, "db", table);
            return false;
        } catch (ThrottlingException e) {
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e).hasMessageContaining("Rate exceeded");
            return true;
        }
    }

    private static Object result(Future<Object> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
