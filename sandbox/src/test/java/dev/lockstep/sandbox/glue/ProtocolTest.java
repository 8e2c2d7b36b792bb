package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** What goes over the wire, beyond what the SDK would ever send. */
class ProtocolTest {
    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWSGlue.NoSuchOperation | {} | UnknownOperationException",
                "AWSGlue.GetTables | not json | SerializationException",
                "AWSGlue.GetTables | [] | SerializationException",
                "AWSGlue.GetTables | {\"DatabaseName\": 5} | SerializationException",
                "AWSGlue.GetTables | {\"DatabaseName\": \"d\", \"MaxResults\": \"5\"} | SerializationException",
                "AWSGlue.CreateTable | {\"DatabaseName\": \"d\", \"TableInput\": \"t\"} | SerializationException",
                "AWSGlue.GetTables | {\"DatabaseName\": null} | ValidationException",
                "AWSGlue.GetTables | {\"DatabaseName\": \"d\", \"AttributesToGet\": [\"X\"]} | ValidationException"
            })
    void aRequestTheServiceCannotReadIsNamedWhatItIs(String target, String body, String code) throws Exception {
        HttpResponse<String> response = send(target, body, body);
        JsonNode error = new JsonMapper().readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.path("__type").asText()).isEqualTo(code);
        assertThat(error.path("Message").asText()).isNotBlank();
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
    }

    @Test
    void unknownMembersAreIgnoredAndNotKept() throws Exception {
        String body = "{\"DatabaseInput\": {\"Name\": \"d\", \"Shiny\": 1}, \"New\": {}}";
        assertThat(send("AWSGlue.CreateDatabase", body, body).statusCode()).isEqualTo(200);
        assertThat(sandbox.catalog().database("d").orElseThrow().has("Shiny")).isFalse();
    }

    @Test
    void aBodyChangedAfterSigningIsRefused() throws Exception {
        String signed = "{\"DatabaseInput\": {\"Name\": \"d\"}}";
        HttpResponse<String> response = send("AWSGlue.CreateDatabase", signed, signed.replace("\"d\"", "\"e\""));
        assertThat(response.body()).contains("InvalidSignatureException");
        assertThat(sandbox.catalog().databaseNames()).isEmpty();
    }

    @Test
    void anUnsignedRequestIsRefused() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(sandbox.endpoint())
                        .header("X-Amz-Target", "AWSGlue.GetDatabases")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("MissingAuthenticationTokenException");
    }

    private HttpResponse<String> send(String target, String signedBody, String sentBody) throws Exception {
        var unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(sandbox.endpoint().resolve("/"))
                .putHeader("X-Amz-Target", target)
                .build();
        var signed = AwsV4HttpSigner.create().sign(request -> request.identity(AwsBasicCredentials.create(
                        sandbox.accessKey().id(), sandbox.accessKey().secret()))
                .request(unsigned)
                .payload(() -> new ByteArrayInputStream(signedBody.getBytes(StandardCharsets.UTF_8)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "glue")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1"));
        var request = HttpRequest.newBuilder(sandbox.endpoint().resolve("/")).POST(BodyPublishers.ofString(sentBody));
        signed.request().headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
