package dev.lockstep.sandbox.datasphere;

import static dev.lockstep.sandbox.datasphere.TenantClient.CATALOG;
import static dev.lockstep.sandbox.datasphere.TenantClient.DESIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import dev.lockstep.sandbox.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each surprise shows itself when it is on, and is gone after a reset. */
class SurprisesTest {
    private static final String VIEW = "SALES/V%201%2F%C3%84";
    private static final String MODEL = "/api/v1/datasphere/consumption/analytical/SALES/AM/$metadata";

    private final SettableClock clock = new SettableClock();
    private final DatasphereSandbox sandbox =
            DatasphereSandbox.start(SmallTenant.options().withClock(clock));
    private final TenantClient client = TenantClient.loggedIn(sandbox);
    private final Surprises surprises = sandbox.surprises();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deepsea/catalog/x",
                "/api/v1/datasphere/spaces",
                "/dwaas-core/repository/x",
                "/",
                "/dwaas-core/api/v1/spaces/SALES/localTable",
                "/dwaas-core/api/v1/tasks"
            })
    void anUnknownPathIsALoginPage(String path) {
        HttpResponse<String> page = client.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).startsWith("<");
        surprises.turnOff(Surprise.LOGIN_PAGE_FOR_UNKNOWN_PATHS);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void metadataAsJsonIsRefused() {
        assertThat(client.get(MODEL).statusCode()).isEqualTo(406);
        surprises.turnOff(Surprise.METADATA_ONLY_AS_XML);
        assertThat(client.get(MODEL).statusCode()).isEqualTo(200);
    }

    @Test
    void spacesCanBeABareArray() {
        surprises.turnOn(Surprise.BARE_ARRAY_OF_SPACES);
        assertThat(client.getJson(CATALOG + "/spaces").isArray()).isTrue();
        surprises.reset();
        assertThat(client.getJson(CATALOG + "/spaces").isObject()).isTrue();
    }

    @Test
    void generationsCanBeMixed() {
        surprises.turnOn(Surprise.MIXED_GENERATIONS);
        JsonNode view = client.getJson(CATALOG + "/assets").path("value").get(1);
        assertThat(view.path("assetRelationalMetadataUrl").asText()).contains("/api/v1/dwc/");
        assertThat(view.path("assetAnalyticalMetadataUrl").asText()).contains("/api/v1/datasphere/");
        assertThat(client.metadata(view.path("assetRelationalMetadataUrl").asText())
                        .properties())
                .isNotEmpty();
        assertThat(client.metadata(view.path("assetAnalyticalMetadataUrl").asText())
                        .properties())
                .isNotEmpty();
    }

    @Test
    void aTenantMayHaveOneGenerationOnly() {
        surprises.turnOn(Surprise.LEGACY_PATHS_ONLY);
        assertThat(client.get(CATALOG + "/spaces").body()).startsWith("<");
        assertThat(client.getJson("/api/v1/dwc/catalog/spaces").path("value")).hasSize(2);
        surprises.reset();
        surprises.turnOn(Surprise.CURRENT_PATHS_ONLY);
        assertThat(client.get("/api/v1/dwc/catalog/spaces").body()).startsWith("<");
        assertThat(client.getJson(CATALOG + "/spaces").path("value")).hasSize(2);
    }

    @Test
    void labelsCanBeMissingEverywhere() {
        surprises.turnOn(Surprise.NO_LABELS);
        assertThat(client.getJson(CATALOG + "/spaces").toString()).doesNotContain("label");
        assertThat(client.getJson(CATALOG + "/assets").path("value"))
                .allMatch(row -> row.path("label").isNull());
        assertThat(client.get(MODEL, "application/xml").body()).doesNotContain("Common.Label");
        assertThat(client.getJson(DESIGN + "/spaces/SALES/views?select=businessName")
                        .toString())
                .doesNotContain("First");
    }

    @Test
    void onlyTopCanBeEmpty() {
        surprises.turnOn(Surprise.ONLY_TOP_IS_EMPTY);
        assertThat(client.getJson(CATALOG + "/assets?$top=10").path("value")).isEmpty();
        assertThat(client.getJson(CATALOG + "/assets?$top=10&$skip=0").path("value"))
                .hasSize(2);
        assertThat(client.getJson(CATALOG + "/assets").path("value")).hasSize(2);
    }

    @Test
    void theAnalyticalFlagCanBeWrong() {
        surprises.turnOn(Surprise.ANALYTICAL_FLAG_WRONG);
        JsonNode model = client.getJson(CATALOG + "/assets").path("value").get(0);
        assertThat(model.path("supportsAnalyticalQueries").asBoolean()).isFalse();
        assertThat(model.path("assetAnalyticalMetadataUrl").isTextual()).isTrue();
    }

    @Test
    void theAccountCanBeMissing() {
        surprises.turnOn(Surprise.ACCOUNT_MISSING);
        HttpResponse<String> answer = client.get(DESIGN + "/spaces");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("system administrator", "an active account on this system");
    }

    @Test
    void callsCanBeRedirectedToTheLogin() {
        surprises.turnOn(Surprise.REDIRECT_TO_LOGIN);
        HttpResponse<String> answer = client.get(DESIGN + "/spaces");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("authentication.");
    }

    @Test
    void datesCanHaveNoTime() {
        surprises.turnOn(Surprise.DATES_WITHOUT_TIME);
        assertThat(client.getJson(DESIGN + "/spaces/SALES/views?select=changedOn")
                        .get(0)
                        .path("changedOn")
                        .asText())
                .matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @ParameterizedTest
    @EnumSource(Plane.class)
    void aSpaceCanBeForbiddenOnOnePlane(Plane plane) {
        surprises.forbid(plane, "SALES");
        int catalog = plane == Plane.CATALOG ? 403 : 200;
        int design = plane == Plane.DESIGN_TIME ? 403 : 200;
        assertThat(client.get(CATALOG + "/spaces('SALES')/assets").statusCode()).isEqualTo(catalog);
        assertThat(client.get(CATALOG + "/assets(spaceName='SALES',name='AM')").statusCode())
                .isEqualTo(catalog);
        assertThat(client.get(MODEL, "application/xml").statusCode()).isEqualTo(catalog);
        assertThat(client.get(DESIGN + "/spaces/SALES/views").statusCode()).isEqualTo(design);
        assertThat(client.get(DESIGN + "/spaces/SALES/localtables/ORDERS").statusCode())
                .isEqualTo(design);
        assertThat(client.get(DESIGN + "/content?space=SALES&definitions=true").statusCode())
                .isEqualTo(design);
        assertThat(client.getJson(CATALOG + "/assets").path("value")).hasSize(plane == Plane.CATALOG ? 0 : 2);
        assertThat(client.get(DESIGN + "/spaces/FINANCE/views").statusCode()).isEqualTo(200);
        surprises.allow(plane, "SALES");
        assertThat(client.get(CATALOG + "/spaces('SALES')/assets").statusCode()).isEqualTo(200);
    }

    @Test
    void beyondTheQuotaCallsAreThrottledUntilTheMinuteIsOver() {
        surprises.quota(3);
        for (int i = 0; i < 3; i++) {
            assertThat(client.get(DESIGN + "/spaces").statusCode()).isEqualTo(200);
        }
        clock.pass(Duration.ofSeconds(20));
        HttpResponse<String> throttled = client.get(DESIGN + "/spaces");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).hasValue("40");
        client.logIn();
        clock.pass(Duration.ofSeconds(40));
        assertThat(client.get(DESIGN + "/spaces").statusCode()).isEqualTo(200);
    }

    @Test
    void aPathCanFailForAWhile() {
        surprises.fault("/SALES/views", Fault.status(503), 2);
        surprises.fault("skip=25", Fault.throttled(7));
        String views = DESIGN + "/spaces/SALES/views";
        assertThat(client.get(views).statusCode()).isEqualTo(503);
        assertThat(client.get(views).statusCode()).isEqualTo(503);
        assertThat(client.get(views).statusCode()).isEqualTo(200);
        HttpResponse<String> page = client.get(views + "?top=25&skip=25");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void aPathCanAnswerWithHtmlOrARedirect() {
        surprises.fault("/SALES/views", new Fault.LoginPage());
        surprises.fault("/SALES/localtables", new Fault.LoginRedirect());
        assertThat(client.get(DESIGN + "/spaces/SALES/views").body()).startsWith("<!DOCTYPE html>");
        assertThat(client.get(DESIGN + "/spaces/SALES/localtables").statusCode())
                .isEqualTo(302);
    }

    @Test
    void aConnectionCanBeResetOrTheBodyCut() {
        surprises.fault("/SALES/views", new Fault.Reset());
        surprises.fault("/SALES/localtables/ORDERS", new Fault.Truncated());
        assertThatThrownBy(() -> client.get(DESIGN + "/spaces/SALES/views")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.get(DESIGN + "/spaces/SALES/localtables/ORDERS"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.calls().all()).extracting(Call::status).contains(0);
    }

    @Test
    void aPageCanNeverCome() {
        surprises.fault("/SALES/views", new Fault.Hang());
        CompletableFuture<HttpResponse<String>> hanging = client.sendAsync(DESIGN + "/spaces/SALES/views");
        while (sandbox.calls().count(CallKind.LIST) == 0) {
            Thread.onSpinWait();
        }
        assertThat(client.get(DESIGN + "/spaces/SALES/localtables").statusCode())
                .isEqualTo(200);
        assertThat(hanging).isNotDone();
        sandbox.close();
        assertThatThrownBy(hanging::join).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aBrokenModelFailsInAnalyticalMetadataOnly() {
        surprises.breakModel("SALES", "V 1/Ä");
        String root = "/api/v1/datasphere/consumption/";
        assertThat(client.get(root + "analytical/" + VIEW + "/$metadata", "application/xml")
                        .statusCode())
                .isEqualTo(500);
        assertThat(client.get(root + "relational/" + VIEW + "/$metadata", "application/xml")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(MODEL, "application/xml").statusCode()).isEqualTo(200);
    }

    @Test
    void anObjectCanBeOnOnePlaneOnly() {
        surprises.listOnly("SALES", "AM");
        surprises.catalogOnly("SALES", "V 1/Ä");
        assertThat(client.getJson(CATALOG + "/assets").path("value").findValuesAsText("name"))
                .containsExactly("V 1/Ä");
        assertThat(client.list("SALES", "analyticmodels", 10)).containsExactly("AM");
        assertThat(client.list("SALES", "views", 10)).containsExactly("V_HIDDEN");
        assertThat(client.get(DESIGN + "/spaces/SALES/views/V%201%2F%C3%84").statusCode())
                .isEqualTo(403);
    }

    @Test
    void latencyGoesBeforeEachAnswer() throws Exception {
        DatasphereSandboxOptions slow = SmallTenant.options().withLatency(Duration.ofMillis(30));
        List<Duration> pauses = new ArrayList<>();
        var quota = new Quota(clock);
        var requests = new Requests(
                slow,
                new Tenant(slow.source(), clock),
                new Tokens(slow),
                new Surprises(quota),
                quota,
                new Calls(),
                pauses::add);
        var exchange = new Exchange("GET", "/oauth", "", Map.of(), new byte[0]);
        requests.handle(exchange);
        requests.handle(exchange);
        assertThat(pauses).containsExactly(Duration.ofMillis(30), Duration.ofMillis(30));
    }
}
