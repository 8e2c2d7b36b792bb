package dev.lockstep.documentdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Check.Status;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentDbCheckTest {
    private static final String SECRET = "v3ry-s3cr3t";
    private static final Map<String, Object> PLAIN = Map.of("tls", "false");
    private static final Map<String, Object> SIGN_IN = Map.of("tls", "false", "username", "reader", "password", SECRET);

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final RefusingBackend backend = new RefusingBackend();
    private final MongoServer server = new MongoServer(backend);

    @AfterEach
    void stop() {
        server.shutdownNow();
        executor.shutdownNow();
    }

    @Test
    void aClusterThatAnswersPassesAndTellsItsDatabases() {
        int port = server.bind().getPort();
        fill(port, "sales", "hr");
        try (var connector = connector(port, Map.of("tls", "false", "databases", List.of("sal*")))) {
            assertThat(connector.check())
                    .extracting(Check::status)
                    .containsExactly(Status.WARNING, Status.PASSED, Status.PASSED, Status.PASSED);
            assertThat(last(connector.check()).detail()).contains("1 of them selected");
            assertThat(connector.calls()).containsExactly(Map.entry("listDatabases", 2L), Map.entry("ping", 2L));
        }
    }

    @Test
    void aSelectionThatSelectsNothingIsAWarning() {
        try (var connector = connector(server.bind().getPort(), Map.of("tls", "false", "databases", "nothing"))) {
            assertThat(last(connector.check()))
                    .returns(Status.WARNING, Check::status)
                    .satisfies(check -> assertThat(check.remedy()).contains("`databases`"));
        }
    }

    @Test
    void aRefusedSignInIsTold() {
        backend.refuse("saslStart", 18, "AuthenticationFailed");
        try (var connector = connector(server.bind().getPort(), SIGN_IN)) {
            List<Check> checks = connector.check();
            assertThat(checks)
                    .extracting(Check::status)
                    .containsExactly(Status.WARNING, Status.PASSED, Status.FAILED, Status.SKIPPED);
            assertThat(checks.get(2).detail()).contains("the sign-in is refused", "18 AuthenticationFailed");
            assertThat(checks.get(2).remedy()).contains("Check user and password");
            assertThat(checks.toString()).doesNotContain(SECRET, "reader");
        }
    }

    @Test
    void aListingThatIsNotAllowedIsTold() {
        backend.refuse("listDatabases", 13, "Unauthorized");
        try (var connector = connector(server.bind().getPort(), PLAIN)) {
            Check listing = last(connector.check());
            assertThat(listing.status()).isEqualTo(Status.FAILED);
            assertThat(listing.detail()).contains("Cannot run listDatabases", "13 Unauthorized");
            assertThat(listing.remedy()).contains("readAnyDatabase");
        }
    }

    @Test
    void aCertificateIsTrustedWithItsAuthorityOnly(@TempDir Path folder) throws Exception {
        var authority = TestAuthority.in(folder);
        int port = secured(authority);
        try (var trusting = connector(
                        port, Map.of("ca-file", authority.certificate().toString()));
                var other = connector(port, Map.of())) {
            assertThat(trusting.check())
                    .filteredOn(check -> !check.name().equals("listDatabases"))
                    .extracting(Check::status)
                    .containsExactly(Status.PASSED, Status.PASSED, Status.PASSED, Status.PASSED);
            Check tls = named("tls 127.0.0.1:" + port, other.check());
            assertThat(tls.status()).isEqualTo(Status.FAILED);
            assertThat(tls.detail()).contains("is not trusted");
            assertThat(tls.remedy()).contains("`ca-file`", "global-bundle.pem");
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedUnlessThatIsAllowed(@TempDir Path folder) throws Exception {
        var authority = TestAuthority.in(folder, "dns:db.example.com");
        int port = secured(authority);
        String bundle = authority.certificate().toString();
        try (var strict = connector(port, Map.of("ca-file", bundle));
                var lax = connector(port, Map.of("ca-file", bundle, "tls-allow-invalid-hostnames", "true"))) {
            Check tls = named("tls 127.0.0.1:" + port, strict.check());
            assertThat(tls.detail()).contains("belongs to another host");
            assertThat(tls.remedy()).contains("cluster endpoint");
            assertThat(named("protection", lax.check()).status()).isEqualTo(Status.WARNING);
            assertThat(named("sign-in and ping", lax.check()).status()).isEqualTo(Status.PASSED);
        }
    }

    @Test
    void aServerWithoutTlsIsTold() {
        int port = server.bind().getPort();
        try (var connector = connector(port, Map.of("connect-timeout", "500ms"))) {
            Check tls = named("tls 127.0.0.1:" + port, connector.check());
            assertThat(tls.status()).isEqualTo(Status.FAILED);
            assertThat(tls.remedy()).contains("`tls: false`");
        }
    }

    @Test
    void aServerThatWantsTlsIsTold(@TempDir Path folder) throws Exception {
        int port = secured(TestAuthority.in(folder));
        try (var connector = connector(port, Map.of("tls", "false", "connect-timeout", "500ms"))) {
            Check ping = named("sign-in and ping", connector.check());
            assertThat(ping.detail()).contains("no instance that may be asked");
            assertThat(ping.remedy()).contains("`tls`");
        }
    }

    @Test
    void aHostThatRefusesIsUnreachable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var connector = connector(port, SIGN_IN)) {
            List<Check> checks = connector.check();
            assertThat(checks)
                    .extracting(Check::status)
                    .containsExactly(Status.WARNING, Status.FAILED, Status.SKIPPED, Status.SKIPPED);
            assertThat(checks.get(1).detail()).contains("Cannot connect to 127.0.0.1:" + port, "refused");
            assertThat(checks.get(1).remedy()).contains("not stopped");
            assertThat(checks.toString()).doesNotContain(SECRET, "reader");
            assertThat(connector.calls()).isEmpty();
        }
    }

    @Test
    void oneOpenHostOfManyIsEnoughToAsk() throws IOException {
        int port = server.bind().getPort();
        fill(port, "sales");
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        String uri = "mongodb://127.0.0.1:%d,127.0.0.1:%d/".formatted(closed, port);
        try (var connector = create(Map.of("uri", uri, "tls", "false", "connect-timeout", "300ms"))) {
            List<Check> checks = connector.check();
            assertThat(named("connect 127.0.0.1:" + closed, checks).status()).isEqualTo(Status.FAILED);
            assertThat(named("connect 127.0.0.1:" + port, checks).status()).isEqualTo(Status.PASSED);
            assertThat(named("sign-in and ping", checks).status()).isNotEqualTo(Status.SKIPPED);
        }
    }

    @Test
    void theConnectorSaysThatItNeitherReadsNorWrites() {
        try (var connector = connector(1, PLAIN)) {
            assertThat(connector.system()).isEqualTo("documentdb-127.0.0.1");
            assertThat(connector.reader()).isEmpty();
            assertThat(connector.writer()).isEmpty();
            assertThat(connector.capabilities().containerNames().violation("a b"))
                    .isPresent();
            assertThat(connector.calls()).isEmpty();
        }
    }

    private int secured(TestAuthority authority) throws Exception {
        server.enableSsl(authority.key(), null, authority.chain());
        return server.bind().getPort();
    }

    private MetadataConnector connector(int port, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("host", "127.0.0.1", "port", port));
        values.putAll(more);
        return create(values);
    }

    private MetadataConnector create(Map<String, Object> values) {
        var context = new ConnectorContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), executor, DocumentCache.none());
        return ServiceLoader.load(MetadataConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.type().equals("documentdb"))
                .findFirst()
                .orElseThrow()
                .create(new ConfigSection("source", Mapping.of(values)), context);
    }

    private static void fill(int port, String... databases) {
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            for (String database : databases) {
                client.getDatabase(database).getCollection("c").insertOne(new Document("x", 1));
            }
        }
    }

    private static Check named(String name, List<Check> checks) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + checks));
    }

    private static Check last(List<Check> checks) {
        return checks.get(checks.size() - 1);
    }
}
