package dev.lockstep.sandbox.http;

import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes why a connection ended before its answer did. What the listening thread meets when the server is closed comes here, too. */
final class Hangups implements ExceptionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Hangups.class);

    @Override
    public void onError(Exception e) {
        LOG.debug("No more connections are taken: {}", e.getMessage());
    }

    @Override
    public void onError(HttpConnection connection, Exception e) {
        LOG.debug("A connection ended: {}", e.getMessage());
    }
}
