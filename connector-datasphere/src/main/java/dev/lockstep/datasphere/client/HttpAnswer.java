package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A complete HTTP answer.
 *
 * @param body decoded as UTF-8; a byte order mark is taken off
 */
record HttpAnswer(int status, HttpHeaders headers, String body) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    HttpAnswer {
        requireNonNull(headers, "headers is null");
        body = requireNonNull(body, "body is null").startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
    }

    static HttpAnswer of(int status, HttpHeaders headers, byte[] body) {
        return new HttpAnswer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    static HttpAnswer of(int status, Map<String, List<String>> headers, String body) {
        return new HttpAnswer(status, HttpHeaders.of(headers, (name, value) -> true), body);
    }

    /** The first value of a header, empty when there is none. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
