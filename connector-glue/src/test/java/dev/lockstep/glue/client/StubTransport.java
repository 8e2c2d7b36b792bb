package dev.lockstep.glue.client;

import dev.lockstep.spi.CallListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** Answers what it was told to, in order, and then with empty successes. Not thread-safe. */
final class StubTransport implements SdkHttpClient {
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> operations = new ArrayList<>();

    private record Reply(int status, Map<String, String> headers, String body, Optional<IOException> failure) {}

    StubTransport refuse(String code, int status) {
        return refuse(code, status, Map.of());
    }

    StubTransport refuse(String code, int status, Map<String, String> headers) {
        String body = code.isEmpty() ? "" : "{\"__type\":\"%s\",\"message\":\"injected\"}".formatted(code);
        replies.add(new Reply(status, headers, body, Optional.empty()));
        return this;
    }

    StubTransport answer(String body) {
        replies.add(new Reply(200, Map.of(), body, Optional.empty()));
        return this;
    }

    StubTransport fail(IOException failure) {
        replies.add(new Reply(0, Map.of(), "", Optional.of(failure)));
        return this;
    }

    /** What was called, without {@code AWSGlue.}. */
    List<String> operations() {
        return List.copyOf(operations);
    }

    /** A client, and what its calls are signed with. */
    record Client(GlueClient glue, SignIn signIn) {
        GlueGateway gateway(Backoff backoff) {
            Throughput ceiling = new Throughput(4, Double.POSITIVE_INFINITY);
            return new GlueGateway(
                    glue,
                    Optional.empty(),
                    Calls.below(ceiling, signIn, backoff, CallListener.none(), new CallCounts()));
        }
    }

    Client client() {
        return client(SignIn.once(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "s3cret"))));
    }

    Client client(SignIn credentials) {
        return new Client(
                GlueClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(credentials)
                        .httpClient(this)
                        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build(),
                credentials);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        operations.add(request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElse("sts")
                .replace("AWSGlue.", ""));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer();
            }

            @Override
            public void abort() {
                // nothing is under way
            }
        };
    }

    private HttpExecuteResponse answer() throws IOException {
        Reply reply = replies.isEmpty() ? new Reply(200, Map.of(), "{}", Optional.empty()) : replies.remove();
        if (reply.failure().isPresent()) {
            throw reply.failure().get();
        }
        var head = SdkHttpFullResponse.builder().statusCode(reply.status()).putHeader("x-amzn-RequestId", "request-1");
        reply.headers().forEach(head::putHeader);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
