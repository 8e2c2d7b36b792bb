package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Every request in the order in which a tenant looks at it: faults of the way, token, quota, account, endpoint. */
final class Requests implements Exchange.Handler {
    private static final List<String> TOKEN = List.of("oauth", "token");
    private static final List<String> OAUTH = List.of("oauth");

    private final DatasphereSandboxOptions options;
    private final Surprises surprises;
    private final Tokens tokens;
    private final Quota quota;
    private final Calls calls;
    private final Pause pause;
    private final TokenEndpoint token;
    private final DesignTimeEndpoint designTime;
    private final CatalogEndpoint catalog;
    private final ConsumptionEndpoint consumption;

    Requests(
            DatasphereSandboxOptions options,
            Tenant tenant,
            Tokens tokens,
            Surprises surprises,
            Quota quota,
            Calls calls,
            Pause pause) {
        this.options = options;
        this.surprises = surprises;
        this.tokens = tokens;
        this.quota = quota;
        this.calls = calls;
        this.pause = pause;
        var assets = new Assets(surprises);
        this.token = new TokenEndpoint(options, tokens);
        this.designTime = new DesignTimeEndpoint(tenant, surprises);
        this.catalog = new CatalogEndpoint(tenant, surprises, assets, options.catalogPageSize());
        this.consumption = new ConsumptionEndpoint(tenant, surprises, assets);
    }

    /** Lets time go by before an answer. */
    @FunctionalInterface
    interface Pause {
        void of(Duration latency) throws InterruptedException;
    }

    @Override
    public Answer handle(Exchange exchange) throws InterruptedException {
        pause.of(options.latency());
        ApiRequest request = ApiRequest.of(exchange);
        Answer answer = faulty(request).orElseGet(() -> regular(request));
        int status = answer instanceof Answer.Content content ? content.status() : 0;
        calls.add(new Call(CallKinds.of(request), exchange.method(), exchange.decodedPath(), exchange.query(), status));
        return answer;
    }

    private Optional<Answer> faulty(ApiRequest request) {
        Exchange exchange = request.exchange();
        String place = exchange.decodedPath() + (exchange.query().isEmpty() ? "" : "?" + exchange.query());
        return surprises.faultOf(place).map(fault -> Faults.answer(fault, () -> regular(request)));
    }

    private Answer.Content regular(ApiRequest request) {
        if (request.path().equals(TOKEN)) {
            return token.answer(request.exchange());
        }
        if (request.path().equals(OAUTH)) {
            String host = host(request);
            return Answers.json(CsnJson.object()
                    .put("authorizationUrl", host + "/oauth/authorize")
                    .put("tokenUrl", host + "/oauth/token"));
        }
        if (surprises.isOn(Surprise.REDIRECT_TO_LOGIN)) {
            return Answers.loginRedirect();
        }
        return refused(request).orElseGet(() -> authorised(request));
    }

    private Optional<Answer.Content> refused(ApiRequest request) {
        Optional<String> bearer = request.exchange()
                .header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
        if (bearer.isEmpty()) {
            boolean script = request.exchange().header("X-Requested-With").isPresent();
            return Optional.of(script ? Answers.status(401) : Answers.loginPage());
        }
        if (!tokens.isGood(bearer.get())) {
            return Optional.of(Answers.status(401));
        }
        OptionalInt wait = quota.take();
        if (wait.isPresent()) {
            return Optional.of(Answers.status(429).with("Retry-After", String.valueOf(wait.getAsInt())));
        }
        return surprises.isOn(Surprise.ACCOUNT_MISSING) ? Optional.of(Answers.accountMissing()) : Optional.empty();
    }

    private Answer.Content authorised(ApiRequest request) {
        Optional<Answer.Content> answer = endpoint(request);
        if (answer.isPresent() && options.purpose() == ClientPurpose.API_ACCESS) {
            return Answers.status(403);
        }
        boolean page = surprises.isOn(Surprise.LOGIN_PAGE_FOR_UNKNOWN_PATHS);
        return answer.orElseGet(() -> page ? Answers.loginPage() : Answers.status(404));
    }

    private Optional<Answer.Content> endpoint(ApiRequest request) {
        Optional<Generation> generation = Generation.of(request, surprises);
        boolean known = generation.isPresent() || request.below(DesignTimeEndpoint.ROOT);
        if (known && !request.exchange().method().equals("GET")) {
            return Optional.of(Answers.status(405));
        }
        return generation.isPresent()
                ? Optional.of(consume(request, generation.get()))
                : Optional.of(request)
                        .filter(each -> each.below(DesignTimeEndpoint.ROOT))
                        .flatMap(designTime::answer);
    }

    private Answer.Content consume(ApiRequest request, Generation generation) {
        List<String> path = generation.resource(request);
        return !path.isEmpty() && path.get(0).equals("catalog")
                ? catalog.answer(request, path.subList(1, path.size()), generation, host(request))
                : consumption.answer(request, path);
    }

    /** What the client calls this server, so that the URLs in answers work for it. */
    private static String host(ApiRequest request) {
        return "http://" + request.exchange().header("Host").orElse("127.0.0.1");
    }
}
