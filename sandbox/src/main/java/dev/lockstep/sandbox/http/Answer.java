package dev.lockstep.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a handler wants the client to see. */
public sealed interface Answer {

    /**
     * An ordinary answer.
     *
     * @param headers one value per name, sent in this order; {@code Content-Length} and {@code Date} are added by the server
     */
    record Content(int status, Map<String, String> headers, byte[] body) implements Answer {
        public Content {
            Objects.requireNonNull(body, "body is null");
            headers = new LinkedHashMap<>(headers);
        }

        /** The same answer with one more header, which replaces one of the same name. */
        public Content with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Content(status, more, body);
        }
    }

    /** Status, headers and length of {@code whole}, then half of its body, then the connection is closed. */
    record Truncated(Content whole) implements Answer {}

    /** The connection is closed without a single byte of an answer, as a reset or a crashed server looks to the client. */
    record Dropped() implements Answer {}

    /** Nothing is answered until the client gives up or the server is closed; then as {@link Dropped}. */
    record Hanging() implements Answer {}

    static Content of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Content of(int status, String contentType, byte[] body) {
        return new Content(status, Map.of("Content-Type", contentType), body);
    }

    static Content empty(int status) {
        return new Content(status, Map.of(), new byte[0]);
    }
}
