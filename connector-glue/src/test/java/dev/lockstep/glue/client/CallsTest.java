package dev.lockstep.glue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.RemoteCall;
import dev.lockstep.spi.RemoteCall.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.GlueClient;

class CallsTest {
    private static final Attempt WRITE = new Attempt("glue:CreateTable", "table a.b", Attempt.Effect.WRITE);
    private static final int ATTEMPTS = 3;

    private final List<RemoteCall> told = new ArrayList<>();
    private final AtomicLong time = new AtomicLong(1_000_000);
    private final AtomicLong waited = new AtomicLong();
    private final StubTransport transport = new StubTransport();
    private final StubTransport.Client clients = transport.client();
    private final GlueClient glue = clients.glue();

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "'Sat, 21 Nov 2026 08:00:42 GMT', 42",
        "'Sat, 21 Nov 2026 07:00:00 GMT', 0",
        "soon, 0",
        "300, 300"
    })
    void theServiceIsLeftAloneForAsLongAsItAsks(String retryAfter, long seconds) {
        transport.refuse(
                "ThrottlingException", 400, Map.of("Retry-After", retryAfter, "Date", "Sat, 21 Nov 2026 08:00:00 GMT"));
        calls(Double.POSITIVE_INFINITY).make(WRITE, this::createTable);
        assertThat(transport.operations()).hasSize(2);
        assertThat(Duration.ofNanos(waited.get()).toSeconds()).isEqualTo(seconds);
    }

    @Test
    void aPauseThatNobodyWouldWaitForEndsTheCallAtOnce() {
        transport.refuse("ThrottlingException", 400, Map.of("Retry-After", "86400"));
        assertThatThrownBy(() -> calls(Double.POSITIVE_INFINITY).make(WRITE, this::createTable))
                .isInstanceOfSatisfying(RetryableException.class, e -> assertThat(e.retryAfter())
                        .contains(Duration.ofDays(1)));
        assertThat(transport.operations()).hasSize(1);
        assertThat(waited).hasValue(0);
    }

    @Test
    void aFailureHoldsTheReadingBackTooWhenTheServiceAsksForIt() {
        transport.refuse("ServiceUnavailable", 503, Map.of("Retry-After", "9"));
        Calls calls = calls(Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> calls.make(WRITE, this::createTable)).isInstanceOf(OutcomeUnknownException.class);
        calls.make(new Attempt("glue:GetTable", "table a.b", Attempt.Effect.READ), () -> glue.getTable(r -> {}));
        assertThat(Duration.ofNanos(waited.get())).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aWaitForAConnectionThatWasCutShortIsRepeatedForAReadAndUnknownForAWrite() {
        var reads = new AtomicInteger();
        var read = new Attempt("glue:GetTable", "table a.b", Attempt.Effect.READ);
        assertThatThrownBy(() -> calls(Double.POSITIVE_INFINITY).make(read, () -> {
                    reads.incrementAndGet();
                    throw new CancellationException();
                }))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo("glue.no-answer"));
        assertThat(reads).hasValue(ATTEMPTS);
        assertThatThrownBy(() -> calls(Double.POSITIVE_INFINITY).make(WRITE, () -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void callsOfAllKindsStayBelowTheCeilingTogether() {
        Calls calls = calls(10);
        for (int i = 0; i < 50; i++) {
            calls.make(WRITE, this::createTable);
            calls.make(new Attempt("glue:GetTable", "table a.b", Attempt.Effect.READ), () -> glue.getTable(r -> {}));
        }
        assertThat(waited.get()).isBetween(seconds(9.6), seconds(10));
    }

    @Test
    void repetitionsAreLimitedOverTheWholeRun() {
        Calls calls = calls(Double.POSITIVE_INFINITY);
        var tried = new AtomicInteger();
        Supplier<Object> refused = () -> {
            tried.incrementAndGet();
            transport.refuse("ThrottlingException", 400);
            return createTable();
        };
        Optional<SyncException> last = Optional.empty();
        int calledFirst = 1000;
        for (int i = 0; i < calledFirst; i++) {
            try {
                calls.make(WRITE, refused);
            } catch (SyncException e) {
                last = Optional.of(e);
            }
        }
        assertThat(tried).hasValueBetween(calledFirst + 500, calledFirst + 700);
        assertThat(last).get().satisfies(e -> {
            assertThat(e.code()).isEqualTo("glue.retries-spent");
            assertThat(e).hasMessageContaining("glue:CreateTable on table a.b").hasMessageContaining("used up");
        });
    }

    @Test
    void everyCallIsToldAsItEnded() {
        transport.refuse("ThrottlingException", 400).refuse("ResourceNotReadyException", 400);
        calls(Double.POSITIVE_INFINITY).make(WRITE, this::createTable);
        assertThat(told)
                .containsExactly(
                        new RemoteCall("glue:CreateTable", Duration.ZERO, Ending.THROTTLED, false),
                        new RemoteCall("glue:CreateTable", Duration.ZERO, Ending.FAILED, true),
                        new RemoteCall("glue:CreateTable", Duration.ZERO, Ending.ANSWERED, true));
    }

    private Object createTable() {
        return glue.createTable(r -> r.databaseName("a").tableInput(t -> t.name("b")));
    }

    private Calls calls(double perSecond) {
        return new Calls(
                new Gate(new Throughput(4, perSecond), time::get, nanos -> {
                    waited.addAndGet(nanos);
                    time.addAndGet(nanos);
                }),
                clients.signIn(),
                new Backoff(ATTEMPTS, Duration.ZERO, Duration.ZERO, () -> 0),
                told::add);
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }
}
