package dev.lockstep.datasphere.client;

import dev.lockstep.spi.RemoteCall.Ending;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.concurrent.Semaphore;

/** The one way out: every request, tokens included, waits here for a place and for its turn, and is counted. Thread-safe. */
final class Gate {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

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
        return send(kind, request, false);
    }

    /** @param repeated whether the same was sent before, in vain */
    HttpAnswer send(CallKind kind, HttpRequest request, boolean repeated) throws IOException, InterruptedException {
        places.acquire();
        try {
            pacer.await();
            counts.add(kind);
            return timed(kind, request, repeated);
        } finally {
            places.release();
        }
    }

    private HttpAnswer timed(CallKind kind, HttpRequest request, boolean repeated)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Ending ending = Ending.FAILED;
        try {
            HttpAnswer answer = transport.send(request);
            ending = ending(answer.status());
            return answer;
        } finally {
            counts.ended(kind, System.nanoTime() - began, ending, repeated);
        }
    }

    private static Ending ending(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return Ending.THROTTLED;
        }
        return status >= SERVER_ERROR ? Ending.FAILED : Ending.ANSWERED;
    }
}
