package dev.lockstep.s3;

import dev.lockstep.config.ConfigSection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code endpoint}. Requests hold session tokens and answers hold names, so they leave this machine encrypted or not at all. */
final class Endpoint {
    private static final String KEY = "endpoint";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Endpoint() {}

    static Optional<URI> from(ConfigSection section) {
        Optional<String> text = section.optional(KEY);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text.get());
            Optional<String> problem = problem(uri);
            problem.ifPresent(message -> section.problem(KEY, message));
            return problem.isEmpty() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            section.problem(KEY, "must be a URL such as https://s3.example.com");
            return Optional.empty();
        }
    }

    private static Optional<String> problem(URI uri) {
        boolean http = "http".equals(uri.getScheme());
        if (!http && !"https".equals(uri.getScheme()) || uri.getHost() == null) {
            return Optional.of("must be a URL such as https://s3.example.com");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user or a password; they go to `credentials`");
        }
        if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            return Optional.of("must be a host and a port alone; names go to `bucket` and `prefix`");
        }
        return http && !LOOPBACK.matcher(uri.getHost()).matches()
                ? Optional.of("must begin with https://; http:// is for this machine (127.0.0.1, localhost) only")
                : Optional.empty();
    }
}
