package dev.lockstep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.s3.BucketStub.Answer;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Check.Status;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class S3CheckTest {
    private static final String SECRET = "v3ry-s3cr3t";
    private static final String TOKEN = "t0k3n-of-a-session";

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** What answers, the status, and words of detail and remedy. */
    static Stream<Object[]> answers() {
        return Stream.of(
                new Object[] {
                    Answer.listing("<Contents><Key>sales/a%0Bb</Key></Contents>"), Status.PASSED, "can be listed", ""
                },
                new Object[] {Answer.listing(""), Status.WARNING, "holds no object", "Check|check `bucket` and `prefix`"
                },
                new Object[] {
                    Answer.error(404, "NoSuchBucket", "The specified bucket does not exist"),
                    Status.FAILED,
                    "there is no such bucket",
                    "Check `bucket`"
                },
                new Object[] {
                    Answer.error(403, "AccessDenied", "User: arn:aws:iam::1:user/x may not s3:ListBucket"),
                    Status.FAILED,
                    "403 AccessDenied (User: arn:aws:iam::1:user/x",
                    "Allow s3:ListBucket on the bucket acme-lake"
                },
                new Object[] {
                    Answer.error(403, "SignatureDoesNotMatch", "The signature differs"),
                    Status.FAILED,
                    "SignatureDoesNotMatch",
                    "secret access key"
                },
                new Object[] {
                    Answer.error(400, "ExpiredToken", "The token has expired"), Status.FAILED, "ExpiredToken", "expired"
                },
                new Object[] {
                    Answer.error(301, "PermanentRedirect", "Elsewhere").with("x-amz-bucket-region", "us-west-2"),
                    Status.FAILED,
                    "lies in region us-west-2, not in eu-central-1",
                    "Set `region: us-west-2`."
                },
                new Object[] {
                    Answer.error(
                            400,
                            "AuthorizationHeaderMalformed",
                            "the region 'eu-central-1' is wrong; expecting 'us-east-2'"),
                    Status.FAILED,
                    "lies in region us-east-2",
                    "Set `region: us-east-2`."
                },
                new Object[] {
                    Answer.error(301, "PermanentRedirect", "Elsewhere"),
                    Status.FAILED,
                    "does not lie in region eu-central-1",
                    "get-bucket-location"
                },
                new Object[] {Answer.error(503, "SlowDown", "Slow down"), Status.FAILED, "503 SlowDown", "Try again"},
                new Object[] {
                    Answer.error(400, "InvalidRequest", "So not"), Status.FAILED, "InvalidRequest", "Check `bucket`"
                },
                new Object[] {Answer.of(404, ""), Status.FAILED, "404", "not S3"},
                new Object[] {Answer.of(404, "<html><body>Not here</body></html>"), Status.FAILED, "404", "not S3"},
                new Object[] {
                    Answer.of(200, "<html><body>Welcome</body></html>"), Status.FAILED, "does not name", "not S3"
                },
                new Object[] {Answer.of(200, "{\"hello\": 1}"), Status.FAILED, "cannot be read", "not S3"});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerBecomesACheckWithARemedy(Answer answer, Status status, String detail, String remedy) {
        try (var stub = new BucketStub(answer);
                var connector = connector(stub.endpoint())) {
            Check check = last(connector.check());
            assertThat(check.name()).isEqualTo("s3:ListBucket");
            assertThat(check.status()).as(check.toString()).isEqualTo(status);
            assertThat(check.detail()).contains("acme-lake", detail);
            assertThat(remedy.split("\\|")).anyMatch(check.remedy()::contains);
            assertThat(check.toString()).doesNotContain(SECRET, TOKEN);
            assertThat(connector.calls()).containsExactly(Map.entry("ListObjectsV2", 1L));
        }
    }

    @Test
    void oneKeyIsListedUnderThePrefix() {
        try (var stub = new BucketStub(Answer.listing(""));
                var connector = connector(stub.endpoint())) {
            assertThat(connector.check()).extracting(Check::status).containsExactly(Status.PASSED, Status.WARNING);
            assertThat(stub.requests()).singleElement().satisfies(request -> assertThat(request)
                    .startsWith("GET /acme-lake?")
                    .contains("list-type=2", "max-keys=1", "prefix=sales%2F", "encoding-type=url"));
        }
    }

    @Test
    void nothingIsContactedBeforeTheCheck() {
        try (var stub = new BucketStub(Answer.listing(""))) {
            var connector = connector(stub.endpoint());
            assertThat(connector.calls()).isEmpty();
            connector.close();
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var connector = connector("http://127.0.0.1:" + port)) {
            Check check = last(connector.check());
            assertThat(check.status()).isEqualTo(Status.FAILED);
            assertThat(check.detail()).contains("no connection");
            assertThat(check.remedy()).contains("gateway endpoint");
        }
    }

    @Test
    void aServerThatNeverAnswersIsTimedOut() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var connector = connector("http://127.0.0.1:" + silent.getLocalPort(), "200ms")) {
            Check check = last(connector.check());
            assertThat(check.detail()).contains("no answer in time");
            assertThat(check.remedy()).contains("request-timeout");
        }
    }

    @Test
    void withoutCredentialsNothingIsAsked() {
        var config = new S3Config(
                "lake",
                "eu-central-1",
                "acme-lake",
                "",
                Optional.empty(),
                false,
                new S3Credentials.Default(),
                Duration.ofSeconds(1));
        try (var connector = new S3Connector(config, () -> {
            throw SdkClientException.create("profile file holds " + SECRET);
        })) {
            assertThat(connector.check())
                    .extracting(Check::name, Check::status)
                    .containsExactly(tuple("credentials", Status.FAILED), tuple("s3:ListBucket", Status.SKIPPED));
            assertThat(connector.check().toString())
                    .contains("Set `credentials`")
                    .doesNotContain(SECRET);
            assertThat(connector.calls()).isEmpty();
        }
    }

    @Test
    void theConnectorSaysThatItNeitherReadsNorWrites() {
        try (var connector = connector("http://127.0.0.1:1")) {
            assertThat(connector.system()).isEqualTo("s3-acme-lake");
            assertThat(connector.reader()).isEmpty();
            assertThat(connector.writer()).isEmpty();
            assertThat(connector.capabilities().containerNames().violation("NO"))
                    .isPresent();
        }
    }

    private MetadataConnector connector(String endpoint) {
        return connector(endpoint, "30s");
    }

    private MetadataConnector connector(String endpoint, String timeout) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("connector", "s3");
        values.put("region", "eu-central-1");
        values.put("bucket", "acme-lake");
        values.put("prefix", "sales/");
        values.put("endpoint", endpoint);
        values.put("path-style", "true");
        values.put("request-timeout", timeout);
        values.put("credentials", Map.of("access-key-id", "AKID", "secret-access-key", SECRET, "session-token", TOKEN));
        var context = new ConnectorContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), executor, DocumentCache.none());
        return factory().create(new ConfigSection("source", Mapping.of(values)), context);
    }

    private static MetadataConnectorFactory factory() {
        return ServiceLoader.load(MetadataConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.type().equals("s3"))
                .findFirst()
                .orElseThrow();
    }

    private static Check last(List<Check> checks) {
        return checks.get(checks.size() - 1);
    }
}
