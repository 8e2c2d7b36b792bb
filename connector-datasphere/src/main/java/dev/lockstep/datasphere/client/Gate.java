package dev.lockstep.datasphere.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.concurrent.Semaphore;

/** The one way out: every request, tokens included, waits here for a place and for its turn, and is counted. Thread-safe. */
final class Gate {
    private final Transport transport;
    private final Pacer pacer;
    private final Semaphore places;
    private final CallCounts counts;

    /** @param maxConcurrent requests under way at once, from 1 */
    Gate(Transport transport, Pacer pacer, int maxConcurrent, CallCounts counts) {
        this.transport = transport;
        this.pacer = pacer;
        this.places = new Semaphore(maxConcurrent);
        this.counts = counts;
    }

    HttpAnswer send(CallKind kind, HttpRequest request) throws IOException, InterruptedException {
        places.acquire();
        try {
            pacer.await();
            counts.add(kind);
            return transport.send(request);
        } finally {
            places.release();
        }
    }
}
