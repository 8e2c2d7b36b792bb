package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.Secret;
import dev.lockstep.error.AccessException;
import dev.lockstep.testkit.fake.FakeClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {
    private static final String ID = "sb-3f0c!b12|client!b6";
    private static final String TOKEN = "{\"access_token\":\"opaque\",\"expires_in\":3600}";

    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void theSecretGoesRawIntoTheBasicHeaderFirst() throws Exception {
        source(request -> Scripted.json(TOKEN)).current();

        String pair = new String(
                Base64.getDecoder().decode(header(0, "Authorization").substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertThat(pair).isEqualTo(ID + ":s$cr=t");
        assertThat(header(0, "x-sap-sac-custom-auth")).isEqualTo("true");
        assertThat(header(0, "Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void aServiceThatWantsTheSecretInTheBodyGetsItThereAndFirstFromThenOn() throws Exception {
        TokenSource source = source(request -> isBasic(request) ? Scripted.status(401) : Scripted.json(TOKEN));

        Token first = source.current();
        clock.advance(Duration.ofHours(2));
        source.current();
        source.renew(first);

        assertThat(requests)
                .extracting(ClientCredentialsTest::isBasic)
                .startsWith(true, false, false)
                .hasSize(4);
        assertThat(requests.subList(1, 4)).noneMatch(ClientCredentialsTest::isBasic);
    }

    @Test
    void manyCallersShareOneRequest() throws Exception {
        TokenSource source = source(request -> Scripted.json(TOKEN));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch together = new CountDownLatch(8);
            List<Future<Token>> tokens = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        return source.current();
                    }))
                    .toList();
            for (Future<Token> token : tokens) {
                assertThat(token.get().value()).isEqualTo("opaque");
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(requests).hasSize(1);
    }

    @Test
    void aTokenThatSomeoneElseRenewedIsNotRenewedAgain() throws Exception {
        int[] count = {0};
        TokenSource source = source(request -> Scripted.json("{\"access_token\":\"t%d\"}".formatted(count[0]++)));
        Token stale = source.current();

        Token renewed = source.renew(stale);

        assertThat(source.renew(stale)).isEqualTo(renewed).isNotEqualTo(stale);
        assertThat(requests).hasSize(2);
    }

    @Test
    void aShortLifeHasAShortMargin() throws Exception {
        TokenSource source = source(request -> Scripted.json("{\"access_token\":\"t\",\"expires_in\":30}"));
        source.current();
        clock.advance(Duration.ofSeconds(26));
        source.current();
        assertThat(requests).hasSize(1);

        clock.advance(Duration.ofSeconds(2));
        source.current();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aRefusalThatEchoesTheSecretDoesNotGiveItAway() {
        TokenSource source = source(request -> HttpAnswer.of(
                401, Map.of(), "{\"error\":\"unauthorized\",\"error_description\":\"Bad credentials s$cr=t\"}"));

        assertThatThrownBy(source::current)
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("Bad credentials ******")
                .hasMessageNotContaining("s$cr=t")
                .hasMessageNotContaining(ID);
    }

    @Test
    void aTokenOfThePurposeApiAccessIsRefusedAtOnce() {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"scope\":[\"x.apiaccess\"],\"client_id\":\"c\"}".getBytes(StandardCharsets.UTF_8));
        TokenSource source = source(request -> Scripted.json("{\"access_token\":\"e30.%s.sig\"}".formatted(claims)));

        assertThatThrownBy(source::current).isInstanceOf(AccessException.class).hasMessageContaining("API Access");
    }

    private TokenSource source(Function<HttpRequest, HttpAnswer> service) {
        Gate gate = new Gate(
                request -> {
                    requests.add(request);
                    return service.apply(request);
                },
                Pacer.unlimited(),
                2,
                new CallCounts());
        Retries retries =
                new Retries(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 1.0), pause -> {});
        return new ClientCredentials(
                new TokenEndpoint(
                        URI.create("https://acme.authentication.example/oauth/token"),
                        ID,
                        new Secret("s$cr=t"),
                        gate,
                        retries,
                        clock),
                clock);
    }

    private String header(int request, String name) {
        return requests.get(request).headers().firstValue(name).orElse("");
    }

    private static boolean isBasic(HttpRequest request) {
        return request.headers().firstValue("Authorization").isPresent();
    }
}
