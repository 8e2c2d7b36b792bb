package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.http.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A request with its path cut at the slashes and decoded piece by piece, so that an encoded slash stays in its piece. */
record ApiRequest(Exchange exchange, List<String> path) {
    static ApiRequest of(Exchange exchange) {
        return new ApiRequest(
                exchange,
                Stream.of(exchange.path().substring(1).split("/", -1))
                        .map(ApiRequest::decode)
                        .toList());
    }

    private static String decode(String piece) {
        return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Whether the path starts with these pieces. */
    boolean below(List<String> root) {
        return path.size() >= root.size() && path.subList(0, root.size()).equals(root);
    }

    /** The pieces after {@code root}; a slash at the end is ignored. */
    List<String> after(List<String> root) {
        List<String> rest = path.subList(root.size(), path.size());
        boolean slash = !rest.isEmpty() && rest.get(rest.size() - 1).isEmpty();
        return slash ? rest.subList(0, rest.size() - 1) : rest;
    }

    Optional<String> parameter(String name) {
        return exchange.parameter(name);
    }

    Map<String, List<String>> parameters() {
        return exchange.parameters();
    }

    /** Whether the client would take this media type; a request without {@code Accept} takes all. */
    boolean accepts(String mediaType) {
        String accept = exchange.header("Accept").orElse("*/*");
        String family = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        return Stream.of(accept.split(","))
                .map(each -> each.split(";", 2)[0].strip())
                .anyMatch(each -> each.equals("*/*") || each.equals(family) || each.equalsIgnoreCase(mediaType));
    }
}
