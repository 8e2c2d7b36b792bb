package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.error.AccessException;
import dev.lockstep.spi.MetadataConnector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxy, private authority, FIPS: what calls pass through. */
class WireTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void callsGoThroughTheProxyThatIsConfigured() throws IOException {
        start(HttpServer.create(loopback(), 0));
        try (MetadataConnector connector = connector(Map.of(
                "endpoint",
                "http://127.0.0.1:1",
                "proxy",
                "http://127.0.0.1:" + server.getAddress().getPort()))) {
            assertThat(connector.writer().orElseThrow().listContainers()).isEmpty();
            assertThat(seen).containsExactly("http://127.0.0.1:1/");
        }
    }

    @Test
    void aPrivateAuthorityIsTrustedWhenItIsNamedAndOnlyThen() throws IOException, GeneralSecurityException {
        HttpsServer tls = HttpsServer.create(loopback(), 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(TestAuthority.server()));
        start(tls);
        String endpoint = "https://localhost:" + tls.getAddress().getPort();
        try (MetadataConnector trusting =
                        connector(Map.of("endpoint", endpoint, "ca-file", TestAuthority.CERTIFICATE.toString()));
                MetadataConnector other = connector(Map.of("endpoint", endpoint))) {
            assertThat(trusting.writer().orElseThrow().listContainers()).isEmpty();
            assertThatThrownBy(() -> other.writer().orElseThrow().listContainers())
                    .isInstanceOfSatisfying(AccessException.class, e -> {
                        assertThat(e.code()).isEqualTo("glue.untrusted");
                        assertThat(e.remedy()).contains("`ca-file`");
                    });
        }
    }

    @Test
    void aCaFileThatIsNoneIsTold() throws IOException {
        Path rubbish = Files.writeString(folder.resolve("ca.pem"), "rubbish");
        assertThatThrownBy(() -> config(Map.of("ca-file", rubbish.toString())))
                .hasMessageContaining("target.ca-file: ")
                .hasMessageContaining("PEM");
        assertThatThrownBy(() -> config(Map.of("ca-file", folder.resolve("gone").toString())))
                .hasMessageContaining("target.ca-file: cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128, true",
        "https://proxy.example.com:443, true",
        "proxy:3128, false",
        "http://proxy, false",
        "http://user:s3cret@proxy:3128, false"
    })
    void aProxyIsHostAndPort(String url, boolean allowed) {
        if (allowed) {
            assertThat(config(Map.of("proxy", url)).proxy()).isPresent();
        } else {
            assertThatThrownBy(() -> config(Map.of("proxy", url)))
                    .hasMessageContaining("target.proxy: must be host and port")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void halfOfWhatAProxyAsksForIsRefused() {
        assertThatThrownBy(() -> config(Map.of("proxy", "http://proxy:3128", "proxy-user", "who")))
                .hasMessageContaining("target.proxy-password: is missing");
        assertThatThrownBy(() -> config(Map.of("proxy-user", "who", "proxy-password", "s3cret")))
                .hasMessageContaining("target.proxy: is missing")
                .hasMessageNotContaining("s3cret");
    }

    /** No call leaves this machine: a proxy that refuses says where they were to go. */
    @ParameterizedTest
    @CsvSource({
        "true, glue-fips.us-east-1.amazonaws.com:443, sts-fips.us-east-1.amazonaws.com:443",
        "false, glue.us-east-1.amazonaws.com:443, sts.us-east-1.amazonaws.com:443"
    })
    void endpointsAreThoseOfTheRegion(String fips, String glue, String sts) throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread refusing = new Thread(() -> refuse(proxy));
            refusing.start();
            String url = "http://127.0.0.1:" + proxy.getLocalPort();
            try (MetadataConnector connector = connector(Map.of("region", "us-east-1", "fips", fips, "proxy", url))) {
                assertThat(connector.check()).isNotEmpty();
            }
            assertThat(seen).contains(glue, sts).containsOnly(glue, sts);
        }
    }

    /** Until the socket is closed. */
    private void refuse(ServerSocket proxy) {
        while (!proxy.isClosed()) {
            try (Socket client = proxy.accept()) {
                String line = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
                seen.add(line.split(" ", -1)[1]);
                client.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                assertThat(e).isNotNull(); // the socket was closed: the test is over
            }
        }
    }

    @Test
    void fipsIsNotForEndpointsOfOnesOwn() {
        assertThatThrownBy(() -> config(Map.of("fips", "true", "sts-endpoint", "https://sts.example.com")))
                .hasMessageContaining("target.fips: takes endpoints by name; give the FIPS endpoint as `sts-endpoint`");
    }

    private void start(HttpServer started) {
        server = started;
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange http) throws IOException {
        seen.add(http.getRequestURI().toString());
        byte[] body = "{\"DatabaseList\":[]}".getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static MetadataConnector connector(Map<String, ?> settings) {
        return GlueConnectorFactory.create(config(settings), SandboxGlue.context(), SandboxGlue.impatient());
    }

    private static GlueConfig config(Map<String, ?> settings) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "region",
                "eu-central-1",
                "credentials",
                Map.of("access-key-id", "AKIA", "secret-access-key", "s3cret")));
        values.putAll(settings);
        return GlueConfig.from(new ConfigSection("target", ConfigNode.Mapping.of(values)));
    }
}
