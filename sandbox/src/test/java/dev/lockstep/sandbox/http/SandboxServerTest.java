package dev.lockstep.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SandboxServerTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aHandlerSeesTheWholeRequest() throws Exception {
        var seen = new ArrayList<Exchange>();
        try (var server = SandboxServer.start(0, exchange -> {
            seen.add(exchange);
            return Answer.of(201, "text/plain", "ä").with("X-Extra", "1");
        })) {
            HttpResponse<String> response = client.send(
                    request(server, "/a%2Fb+c/%C3%A4?x=1&y=a+b&x=%3D")
                            .header("X-Case", "v")
                            .POST(BodyPublishers.ofString("k=1%202&l"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.body()).isEqualTo("ä");
            assertThat(response.headers().firstValue("x-extra")).hasValue("1");
        }
        Exchange exchange = seen.get(0);
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.path()).isEqualTo("/a%2Fb+c/%C3%A4");
        assertThat(exchange.decodedPath()).isEqualTo("/a/b+c/ä");
        assertThat(exchange.parameters()).containsEntry("x", List.of("1", "=")).containsEntry("y", List.of("a b"));
        assertThat(exchange.parameter("z")).isEmpty();
        assertThat(exchange.form()).containsEntry("k", List.of("1 2")).containsEntry("l", List.of(""));
        assertThat(exchange.header("x-CASE")).hasValue("v");
    }

    @Test
    void aDroppedAnswerLooksLikeALostConnection() {
        try (var server = SandboxServer.start(0, exchange -> new Answer.Dropped())) {
            assertThatThrownBy(() -> client.send(request(server, "/").build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTruncatedAnswerAnnouncesTheWholeAndSendsHalf() throws Exception {
        var whole = Answer.of(200, "text/plain", "abcdef");
        try (var server = SandboxServer.start(0, exchange -> new Answer.Truncated(whole))) {
            String received = untilTheEnd(server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(received).contains("Content-Length: 6").endsWith("\r\n\r\nabc");
        }
    }

    @Test
    void aConnectionIsKeptAfterARefusal() throws Exception {
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var server = SandboxServer.start(0, exchange -> Answer.of(400, "text/plain", "no"))) {
            String received =
                    untilTheEnd(server, request + request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            assertThat(received.split("HTTP/1.1 400", -1)).hasSize(3);
        }
    }

    @Test
    void aTargetThatIsNoUriIsRefused() throws Exception {
        try (var server = SandboxServer.start(0, exchange -> Answer.empty(204))) {
            String received = untilTheEnd(server, "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(received).startsWith("HTTP/1.1 400").contains("%zz");
        }
    }

    /** What the server sends until it ends the connection. */
    private static String untilTheEnd(SandboxServer server, String request) throws IOException {
        var received = new ByteArrayOutputStream();
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            for (int next = answer.read(); next >= 0; next = answer.read()) {
                received.write(next);
            }
        }
        return received.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aHeadIsAnsweredWithoutABody() throws Exception {
        try (var server = SandboxServer.start(0, exchange -> Answer.of(200, "text/plain", "abcdef"))) {
            HttpResponse<String> response = client.send(
                    request(server, "/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
            assertThat(response.body()).isEmpty();
            assertThat(client.send(request(server, "/").build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("abcdef");
        }
    }

    @Test
    void closingEndsAHangingRequest() throws Exception {
        var reached = new CountDownLatch(1);
        CompletableFuture<HttpResponse<String>> pending;
        try (var server = SandboxServer.start(0, exchange -> {
            reached.countDown();
            return new Answer.Hanging();
        })) {
            pending = client.sendAsync(request(server, "/").build(), BodyHandlers.ofString());
            reached.await();
        }
        assertThatThrownBy(pending::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void blockedRequestsHoldUpNobody() throws Exception {
        var allInside = new CountDownLatch(64);
        try (var server = SandboxServer.start(0, exchange -> {
            allInside.countDown();
            allInside.await(); // passes only when all 64 are being handled at the same time
            return Answer.empty(204);
        })) {
            var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 64; i++) {
                calls.add(client.sendAsync(request(server, "/").build(), BodyHandlers.ofString()));
            }
            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(204));
        }
    }

    @Test
    void aFailingHandlerAnswers500() throws Exception {
        try (var server = SandboxServer.start(0, exchange -> {
            throw new IllegalStateException("broken");
        })) {
            HttpResponse<String> response = client.send(request(server, "/").build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("broken");
        }
    }

    @Test
    void aTakenPortIsNamedWithTheRemedy() {
        try (var server = SandboxServer.start(0, exchange -> Answer.empty(204))) {
            int port = server.endpoint().getPort();
            assertThatThrownBy(() -> SandboxServer.start(port, exchange -> Answer.empty(204)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("another port");
        }
    }

    private static HttpRequest.Builder request(SandboxServer server, String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(server.endpoint() + pathAndQuery));
    }
}
