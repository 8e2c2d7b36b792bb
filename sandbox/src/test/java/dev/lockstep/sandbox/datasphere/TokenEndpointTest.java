package dev.lockstep.sandbox.datasphere;

import static dev.lockstep.sandbox.datasphere.TenantClient.DESIGN;
import static dev.lockstep.sandbox.datasphere.TenantClient.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
    private static final String SPACES = DESIGN + "/spaces";

    private final SettableClock clock = new SettableClock();
    private final DatasphereSandboxOptions options =
            SmallTenant.options().withClock(clock).withTokenLifetime(Duration.ofMinutes(10));

    @Test
    void aTokenIsGoodUntilItExpires() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            TenantClient client = TenantClient.loggedIn(sandbox);
            clock.pass(Duration.ofMinutes(10).minusSeconds(1));
            assertThat(client.get(SPACES).statusCode()).isEqualTo(200);
            clock.pass(Duration.ofSeconds(1));
            assertThat(client.get(SPACES).statusCode()).isEqualTo(401);
            client.logIn();
            assertThat(client.get(SPACES).statusCode()).isEqualTo(200);
            assertThat(sandbox.calls().count(CallKind.TOKEN)).isEqualTo(2);
        }
    }

    @Test
    void credentialsMayStandInTheBody() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                    .formatted(encode(sandbox.clientId()), encode(sandbox.clientSecret()));
            JsonNode token = new TenantClient(sandbox).json(new TenantClient(sandbox).tokenWith("", form));
            assertThat(token.path("expires_in").asInt()).isEqualTo(600);
            assertThat(token.path("token_type").asText()).isEqualTo("bearer");
            assertThat(claims(token).path("user_name").asText()).isNotEmpty();
            assertThat(claims(token).path("exp").asLong())
                    .isEqualTo(clock.instant().plusSeconds(600).getEpochSecond());
        }
    }

    @Test
    void wrongCredentialsAreRefused() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            HttpResponse<String> answer =
                    new TenantClient(sandbox).tokenWith("Basic eDp5", "grant_type=client_credentials");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("unauthorized", "Bad credentials");
        }
    }

    @Test
    void anUnknownGrantIsABadRequest() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            assertThat(new TenantClient(sandbox).token("grant_type=password").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aClientOfInteractivePurposeGetsNoToken() {
        try (var sandbox = DatasphereSandbox.start(options.withPurpose(ClientPurpose.INTERACTIVE))) {
            HttpResponse<String> answer = new TenantClient(sandbox).token("grant_type=client_credentials");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("invalid_client", "Unauthorized grant type: client_credentials");
        }
    }

    @Test
    void aClientOfApiAccessPurposeIsForbiddenEverything() {
        try (var sandbox = DatasphereSandbox.start(options.withPurpose(ClientPurpose.API_ACCESS))) {
            TenantClient client = new TenantClient(sandbox);
            JsonNode token = client.json(client.token("grant_type=client_credentials"));
            assertThat(claims(token).has("user_name")).isFalse();
            assertThat(token.path("scope").asText()).contains("apiaccess");
            client.logIn();
            assertThat(client.get(SPACES).statusCode()).isEqualTo(403);
            assertThat(client.get(TenantClient.CATALOG + "/spaces").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aRefreshTokenWorksOnce() {
        try (var sandbox = DatasphereSandbox.start(options.withRefreshTokens())) {
            TenantClient client = new TenantClient(sandbox);
            String refresh = client.json(client.token("grant_type=client_credentials"))
                    .path("refresh_token")
                    .asText();
            String form = "grant_type=refresh_token&refresh_token=" + refresh;
            assertThat(client.token(form).statusCode()).isEqualTo(200);
            assertThat(client.token(form).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void revokedTokensAreRefusedInTheMiddleOfARun() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            TenantClient client = TenantClient.loggedIn(sandbox);
            sandbox.revokeTokensAfter(2);
            assertThat(client.get(SPACES).statusCode()).isEqualTo(200);
            assertThat(client.get(SPACES).statusCode()).isEqualTo(200);
            assertThat(client.get(SPACES).statusCode()).isEqualTo(401);
            client.logIn();
            assertThat(client.get(SPACES).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withoutATokenABrowserGetsAPageAndAScript401() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            var client = new TenantClient(sandbox);
            var request = HttpRequest.newBuilder(URI.create(sandbox.url() + SPACES));
            HttpResponse<String> page = client.send(request.build());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).startsWith("<!DOCTYPE html>");
            assertThat(client.send(request.header("X-Requested-With", "XMLHttpRequest")
                                    .build())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theTenantTellsItsTokenUrl() {
        try (var sandbox = DatasphereSandbox.start(options)) {
            JsonNode urls = new TenantClient(sandbox).getJson("/oauth");
            assertThat(urls.path("tokenUrl").asText())
                    .isEqualTo(sandbox.tokenUrl().toString());
        }
    }

    private static JsonNode claims(JsonNode token) {
        String payload = token.path("access_token").asText().split("\\.", -1)[1];
        return CsnJson.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
