package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A complete HTTP answer.
 *
 * @param body decoded as UTF-8, without a byte order mark
 */
record HttpAnswer(int status, HttpHeaders headers, String body) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    HttpAnswer {
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
    }

    static HttpAnswer of(int status, HttpHeaders headers, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return new HttpAnswer(status, headers, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    static HttpAnswer of(int status, Map<String, java.util.List<String>> headers, String body) {
        return new HttpAnswer(status, HttpHeaders.of(headers, (name, value) -> true), body);
    }

    /** The first value of a header, empty when there is none. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
