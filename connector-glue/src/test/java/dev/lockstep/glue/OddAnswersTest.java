package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that no healthy Glue gives. */
class OddAnswersTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private MetadataConnector connector;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        connector.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aListThatLeadsInACircleEndsInAnError() {
        connect("30s");
        server.createContext(
                "/", exchange -> answer(exchange, "{\"DatabaseList\":[],\"TableList\":[],\"NextToken\":\"a\"}"));
        assertThatThrownBy(writer()::listContainers)
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo("glue.endless-list"));
        assertThat(connector.calls()).containsEntry("glue:GetDatabases", 2L);
        assertThatThrownBy(() -> writer().list("sales", occupant -> {}))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("database sales");
    }

    @Test
    void aWriteWhoseAnswerNeverEndsIsUnknown() {
        connect("300ms");
        server.createContext("/", OddAnswersTest::drip);
        assertThatThrownBy(() -> writer().apply(new Change.CreateContainer("sales", Form.empty())))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(connector.calls()).containsEntry("glue:CreateDatabase", 1L);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aReadWhoseAnswerNeverEndsIsRepeatedAndGivenUp() {
        connect("300ms");
        server.createContext("/", OddAnswersTest::drip);
        assertThatThrownBy(writer()::listContainers)
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo("glue.no-answer"));
        assertThat(connector.calls()).containsEntry("glue:GetDatabases", (long) SandboxGlue.ATTEMPTS);
    }

    /** @param timeout of a call */
    private void connect(String timeout) {
        Map<String, Object> settings = Map.of(
                "region",
                "eu-central-1",
                "endpoint",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "max-requests-per-second",
                "none",
                "request-timeout",
                timeout,
                "credentials",
                Map.of("type", "static", "access-key-id", "AKIA", "secret-access-key", "s3cret"));
        connector = GlueConnectorFactory.create(
                GlueConfig.from(new ConfigSection("target", ConfigNode.Mapping.of(settings))),
                SandboxGlue.context(),
                SandboxGlue.impatient());
    }

    private MetadataWriter writer() {
        return connector.writer().orElseThrow();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Sends blanks for as long as anybody listens, so that no single read waits. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(' ');
                out.flush();
            }
        }
    }
}
