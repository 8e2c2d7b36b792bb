package dev.lockstep.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on 127.0.0.1 with one handler for every path. Thread-safe. Each request in flight has a daemon thread of its own, so a
 * handler that waits (latency, a hang) holds up nobody else. {@link #close()} ends hanging requests and frees the port.
 */
public final class SandboxServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1024;

    static {
        // Without it the JDK's server answers every request about 40 ms late: head and body go out separately and
        // the second waits for a delayed acknowledgement. Read once, when the server classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Clients keep a connection idle for up to 60 s; the server must not be the first to hang up.
        setDefault("sun.net.httpserver.idleInterval", "300");
        setDefault("sun.net.httpserver.maxIdleConnections", "1024");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SandboxServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts serving at once.
     *
     * @param name for thread names
     * @param port 0 takes a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static SandboxServer start(String name, int port, Exchange.Handler handler) {
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", LOOPBACK), port);
            HttpServer http = HttpServer.create(address, BACKLOG);
            var server = new SandboxServer(http, Executors.newCachedThreadPool(daemons(name)));
            http.setExecutor(server.threads);
            http.createContext("/", exchange -> server.serve(exchange, handler));
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on 127.0.0.1:%d: %s. Choose another port, or 0 for a free one."
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops at once; requests in flight lose their connection. Closing twice is harmless. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange http, Exchange.Handler handler) {
        try (http) {
            Answer answer = answerOf(handler, read(http));
            if (answer instanceof Answer.Content content) {
                write(http, content, content.body().length);
            } else if (answer instanceof Answer.Truncated truncated) {
                write(http, truncated.whole(), truncated.whole().body().length / 2);
            } else if (answer instanceof Answer.Hanging) {
                closed.await();
            }
        } catch (IOException e) {
            LOG.debug("The client went away: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private static Exchange read(HttpExchange http) throws IOException {
        URI uri = http.getRequestURI();
        byte[] body = http.getRequestBody().readAllBytes();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return new Exchange(http.getRequestMethod(), path, query, http.getRequestHeaders(), body);
    }

    private static void write(HttpExchange http, Answer.Content content, int bytes) throws IOException {
        content.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
        boolean bodyless = content.body().length == 0 || http.getRequestMethod().equals("HEAD");
        http.sendResponseHeaders(content.status(), bodyless ? -1 : content.body().length);
        if (!bodyless) {
            http.getResponseBody().write(content.body(), 0, bytes);
        }
    }

    private static ThreadFactory daemons(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
