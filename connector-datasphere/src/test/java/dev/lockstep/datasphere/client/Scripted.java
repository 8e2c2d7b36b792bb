package dev.lockstep.datasphere.client;

import dev.lockstep.testkit.fake.FakeClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A tenant that answers what a test tells it to, without a network. */
final class Scripted implements Transport {
    final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    final TenantUrls urls = new TenantUrls(URI.create("https://acme.example"));
    final TenantHttp http;
    private final Function<String, HttpAnswer> script;

    /** @param script answer by path and query */
    Scripted(Function<String, HttpAnswer> script) {
        this.script = script;
        FakeClock clock = new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));
        Gate gate = new Gate(this, Pacer.unlimited(), 2, new CallCounts());
        Retries retries =
                new Retries(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), () -> 1.0), pause -> {});
        this.http = new TenantHttp(urls, gate, new OneToken(), retries, new Notices(), clock);
    }

    @Override
    public HttpAnswer send(HttpRequest request) {
        requests.add(request);
        URI uri = request.uri();
        return script.apply(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    static HttpAnswer json(String body) {
        return HttpAnswer.of(200, Map.of("Content-Type", List.of("application/json")), body);
    }

    static HttpAnswer status(int status) {
        return HttpAnswer.of(status, Map.of(), "");
    }

    static HttpAnswer redirect(String location) {
        return HttpAnswer.of(302, Map.of("Location", List.of(location)), "");
    }

    private static final class OneToken implements TokenSource {
        private static final Token TOKEN = new Token("t0ken", Instant.MAX);

        @Override
        public Token current() {
            return TOKEN;
        }

        @Override
        public Token renew(Token rejected) {
            return TOKEN;
        }
    }
}
