package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client as simple as can be: one token, no retries, follows next links. */
final class TenantClient {
    static final String CATALOG = "/api/v1/datasphere/consumption/catalog";
    static final String DESIGN = "/dwaas-core/api/v1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final DatasphereSandbox sandbox;
    private String token = "";

    TenantClient(DatasphereSandbox sandbox) {
        this.sandbox = sandbox;
    }

    static TenantClient loggedIn(DatasphereSandbox sandbox) {
        var client = new TenantClient(sandbox);
        client.logIn();
        return client;
    }

    void logIn() {
        token = json(token("grant_type=client_credentials"))
                .path("access_token")
                .asText();
    }

    /** Asks for a token with Basic credentials. */
    HttpResponse<String> token(String form) {
        String credentials = sandbox.clientId() + ":" + sandbox.clientSecret();
        return tokenWith(
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)), form);
    }

    HttpResponse<String> tokenWith(String authorization, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    HttpResponse<String> get(String pathAndQuery) {
        return get(pathAndQuery, "application/json");
    }

    HttpResponse<String> get(String pathAndQuery, String accept) {
        return send(request(pathAndQuery, accept));
    }

    HttpRequest request(String pathAndQuery, String accept) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + pathAndQuery))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .build();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer that has to be good. */
    String good(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response + " " + response.body());
        }
        return response.body();
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String pathAndQuery) {
        return http.sendAsync(request(pathAndQuery, "application/json"), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> response) {
        try {
            return CsnJson.parse(good(response).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + response.body(), e);
        }
    }

    JsonNode getJson(String pathAndQuery) {
        return json(get(pathAndQuery));
    }

    /** Names of all pages of a design-time list. */
    List<String> list(String space, String segment, int top) {
        List<String> names = new ArrayList<>();
        for (int skip = 0; ; skip += top) {
            JsonNode page =
                    getJson("%s/spaces/%s/%s?top=%d&skip=%d".formatted(DESIGN, encode(space), segment, top, skip));
            page.forEach(row -> names.add(row.path("technicalName").asText()));
            if (page.size() < top) {
                return names;
            }
        }
    }

    JsonNode read(String space, String segment, String name) {
        return getJson("%s/spaces/%s/%s/%s".formatted(DESIGN, encode(space), segment, encode(name)));
    }

    /** Rows of all pages of a catalog collection. */
    List<JsonNode> collect(String path) {
        List<JsonNode> rows = new ArrayList<>();
        URI next = URI.create(sandbox.url() + path);
        while (true) {
            JsonNode page =
                    getJson(next.toString().substring(sandbox.url().toString().length()));
            page.path("value").forEach(rows::add);
            if (!page.has("@odata.nextLink")) {
                return rows;
            }
            next = next.resolve(page.path("@odata.nextLink").asText());
        }
    }

    /** The {@code $metadata} behind an absolute URL of the catalog. */
    Csdl metadata(String url) {
        return Csdl.parse(good(get(url.substring(sandbox.url().toString().length()), "application/xml")));
    }

    static String encode(String piece) {
        return URLEncoder.encode(piece, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
