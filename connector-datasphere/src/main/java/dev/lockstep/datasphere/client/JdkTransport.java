package dev.lockstep.datasphere.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link Transport} on the JDK's client. The time-out covers the whole exchange: the JDK's own ends with the headers. */
final class JdkTransport implements Transport {
    private final HttpClient client;
    private final Duration timeout;
    private final long maxBody;

    /** @param timeout for connection, headers and body together; @param maxBody bytes */
    JdkTransport(Duration connectTimeout, Duration timeout, long maxBody) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.timeout = timeout;
        this.maxBody = maxBody;
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, info -> new LimitedBody(maxBody, info.headers()));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return HttpAnswer.of(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            HttpTimeoutException late =
                    new HttpTimeoutException("no complete answer within " + timeout.toMillis() + " ms");
            late.initCause(e);
            throw late;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }
}
