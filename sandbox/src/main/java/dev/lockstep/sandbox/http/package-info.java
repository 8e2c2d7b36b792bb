/**
 * The small HTTP server under every sandbox service. In: one {@link dev.lockstep.sandbox.http.Exchange.Handler}; out: an endpoint on
 * 127.0.0.1 that calls it. A handler sees a whole request and returns a whole {@link dev.lockstep.sandbox.http.Answer}; nothing here
 * knows what the service is. A handler may block: each request in flight has a thread of its own.
 */
package dev.lockstep.sandbox.http;
