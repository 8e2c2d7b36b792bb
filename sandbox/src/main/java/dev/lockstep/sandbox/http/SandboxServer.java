package dev.lockstep.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
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
                    .setListenerPort(port)
                    .setSocketConfig(SocketConfig.custom()
                            .setSoTimeout(0, TimeUnit.SECONDS)
                            .setSoReuseAddress(true)
                            .setBacklogSize(BACKLOG)
                            .build())
                    .setRequestRouter((request, context) ->
                            (incoming, answer, unused) -> serve(incoming, answer, handler, closed))
                    .setExceptionListener(new Hangups())
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
            Answer answer = answerOf(handler, read(request));
            if (answer instanceof Answer.Content content) {
                write(response, content, new ByteArrayEntity(content.body(), null));
            } else if (answer instanceof Answer.Truncated truncated) {
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

    private static Answer answerOf(Exchange.Handler handler, Exchange exchange) throws InterruptedException {
        try {
            return handler.handle(exchange);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("A sandbox handler failed on {} {}; please report it", exchange.method(), exchange.path(), e);
            return Answer.of(500, "text/plain; charset=utf-8", "Sandbox failure: " + e);
        }
    }

    private static Exchange read(ClassicHttpRequest request) throws IOException {
        String target = request.getRequestUri();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
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

    /** Announces a whole body, sends half of it and fails, so that the connection is closed. */
    private static HttpEntity half(byte[] whole) {
        return new EntityTemplate(whole.length, null, null, out -> {
            out.write(whole, 0, whole.length / 2);
            out.flush();
            throw new IOException("the other half is withheld");
        });
    }
}
