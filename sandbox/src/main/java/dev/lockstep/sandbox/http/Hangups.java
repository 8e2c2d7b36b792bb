package dev.lockstep.sandbox.http;

import java.util.concurrent.CountDownLatch;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes why a connection was not taken, or ended before its answer did. */
final class Hangups implements ExceptionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Hangups.class);

    private final CountDownLatch closed;

    /** @param closed open while the server is not closed: the listening thread meets its end here, too */
    Hangups(CountDownLatch closed) {
        this.closed = closed;
    }

    @Override
    public void onError(Exception e) {
        if (closed.getCount() > 0) {
            LOG.warn("A connection was not taken", e);
        }
    }

    @Override
    public void onError(HttpConnection connection, Exception e) {
        LOG.debug("A connection ended: {}", e.getMessage());
    }
}
