package dev.lockstep.datasphere.client;

import java.io.IOException;
import java.net.http.HttpRequest;

/** Sends one request and waits for the complete answer. Follows no redirect, repeats nothing. Thread-safe. */
@FunctionalInterface
interface Transport {
    /** @throws IOException no complete answer came: no connection, time-out, cut off, too large */
    HttpAnswer send(HttpRequest request) throws IOException, InterruptedException;
}
