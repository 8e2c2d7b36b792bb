package dev.lockstep.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on 127.0.0.1 with one handler for every path. Thread-safe. Each connection has a daemon thread of its own, so a handler that
 * waits (latency, a hang) holds up nobody else, and an idle connection is never the server's to close. {@link #close()} ends hanging requests and
 * frees the port.
 */
public final class SandboxServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1024;

    /** The usual one would close the connection after an answer of 400, as most of Glue's refusals are. */
    private static final HttpProcessor KEEPING = HttpProcessorBuilder.create()
            .addAll(ResponseDate.INSTANCE, ResponseContent.INSTANCE)
            .build();

    private final HttpServer server;
    private final CountDownLatch closed;

    private SandboxServer(HttpServer server, CountDownLatch closed) {
        this.server = server;
        this.closed = closed;
    }

    /**
     * Starts serving at once.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static SandboxServer start(int port, Exchange.Handler handler) {
        var closed = new CountDownLatch(1);
        try {
            HttpServer server = ServerBootstrap.bootstrap()
                    .setLocalAddress(InetAddress.getByAddress("127.0.0.1", LOOPBACK))
                    .setCanonicalHostName("localhost") // the machine's own is not asked of a name server
                    .setListenerPort(port)
                    .setHttpProcessor(KEEPING)
                    .setSocketConfig(SocketConfig.custom()
                            .setSoTimeout(0, TimeUnit.SECONDS)
                            .setSoReuseAddress(true)
                            .setBacklogSize(BACKLOG)
                            .build())
                    .setRequestRouter((request, context) ->
                            (incoming, answer, unused) -> serve(incoming, answer, handler, closed))
                    .setExceptionListener(new Hangups(closed))
                    .create();
            server.start();
            return new SandboxServer(server, closed);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on 127.0.0.1:%d: %s. Choose another port, or 0 for a free one."
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Stops at once; requests in flight lose their connection. Closing twice is harmless. */
    @Override
    public void close() {
        closed.countDown();
        server.close(CloseMode.IMMEDIATE);
    }

    /** @throws IOException to have the connection closed */
    private static void serve(
            ClassicHttpRequest request, ClassicHttpResponse response, Exchange.Handler handler, CountDownLatch closed)
            throws IOException {
        try {
            Answer answer = answerOf(handler, request);
            if (closed.getCount() == 0) {
                throw new IOException("the server is closed");
            }
            if (answer instanceof Answer.Content content) {
                write(response, content, new ByteArrayEntity(content.body(), null));
            } else if (answer instanceof Answer.Truncated truncated) {
                response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
                write(response, truncated.whole(), half(truncated.whole().body()));
            } else {
                if (answer instanceof Answer.Hanging) {
                    closed.await();
                }
                throw new IOException("the connection is to be dropped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server was interrupted", e);
        }
    }

    private static Answer answerOf(Exchange.Handler handler, ClassicHttpRequest request)
            throws IOException, InterruptedException {
        URI target;
        try {
            target = request.getUri();
        } catch (URISyntaxException e) {
            return Answer.of(
                    400, "text/plain; charset=utf-8", "The target of the request is no URI: " + e.getMessage());
        }
        Exchange exchange = read(request, target);
        try {
            return handler.handle(exchange);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("A sandbox handler failed on {} {}; please report it", exchange.method(), exchange.path(), e);
            return Answer.of(500, "text/plain; charset=utf-8", "Sandbox failure: " + e);
        }
    }

    private static Exchange read(ClassicHttpRequest request, URI target) throws IOException {
        String path = Optional.ofNullable(target.getRawPath()).orElse("");
        String query = Optional.ofNullable(target.getRawQuery()).orElse("");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : request.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        HttpEntity body = request.getEntity();
        byte[] bytes = body == null ? new byte[0] : EntityUtils.toByteArray(body);
        return new Exchange(request.getMethod(), path.isEmpty() ? "/" : path, query, headers, bytes);
    }

    private static void write(ClassicHttpResponse response, Answer.Content content, HttpEntity body) {
        response.setCode(content.status());
        content.headers().forEach(response::setHeader);
        if (content.body().length > 0) {
            response.setEntity(body);
        }
    }

    /** Announces a whole body and sends half of it. */
    private static HttpEntity half(byte[] whole) {
        return new EntityTemplate(whole.length, null, null, out -> out.write(whole, 0, whole.length / 2));
    }
}
