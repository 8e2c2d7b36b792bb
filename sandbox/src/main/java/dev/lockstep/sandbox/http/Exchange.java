package dev.lockstep.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request, read completely.
 *
 * @param method upper case, as sent
 * @param path the raw path, still percent-encoded, never empty
 * @param query the raw query string, empty if there is none
 * @param headers values in the order sent; names compare without regard to case
 * @param body the bytes sent, empty if none; not copied, so a handler must not change them
 */
public record Exchange(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /** Turns a request into an answer. Called on many threads at once; an exception becomes status 500. */
    @FunctionalInterface
    public interface Handler {
        Answer handle(Exchange exchange) throws Exception;
    }

    public Exchange {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(query, "query is null");
        Objects.requireNonNull(body, "body is null");
        var folded = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> folded.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(folded);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The path, percent-decoded. A plus sign stays a plus sign. */
    public String decodedPath() {
        return decode(path.replace("+", "%2B"));
    }

    /** Query parameters, decoded; values of one name in the order sent. A name without {@code =} has the value "". */
    public Map<String, List<String>> parameters() {
        return parseForm(query);
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return parameters().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body as {@code application/x-www-form-urlencoded}, decoded. */
    public Map<String, List<String>> form() {
        return parseForm(bodyText());
    }

    private static Map<String, List<String>> parseForm(String text) {
        var fields = new TreeMap<String, List<String>>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
