package dev.lockstep.glue;

import dev.lockstep.config.ConfigSection;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code endpoint} and its like. Requests hold session tokens, so they leave this machine encrypted or not at all. */
final class Endpoint {
    private static final String NO_URL = "must be a URL such as https://glue.eu-central-1.amazonaws.com";
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+(/.*)?");
    private static final Pattern PROXY = Pattern.compile("https?://[A-Za-z0-9.\\-]+:\\d{1,5}/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Endpoint() {}

    static Optional<URI> from(ConfigSection section, String key) {
        return read(section, key, Endpoint::problem);
    }

    /** A proxy may be spoken to in the open: what passes through it is encrypted from end to end. */
    static Optional<URI> proxy(ConfigSection section, String key) {
        return read(
                section,
                key,
                text -> PROXY.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of(
                                "must be host and port such as http://proxy.example.com:3128; user and password are"
                                        + " `proxy-user` and `proxy-password`"));
    }

    private static Optional<URI> read(ConfigSection section, String key, Function<String, Optional<String>> check) {
        Optional<String> text = section.optional(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> problem = check.apply(text.get());
        problem.ifPresent(message -> section.problem(key, message));
        return problem.isEmpty() ? text.map(URI::create) : Optional.empty();
    }

    private static Optional<String> problem(String text) {
        if (!URL.matcher(text).matches()) {
            return Optional.of(NO_URL);
        }
        try {
            URI uri = URI.create(text);
            if (uri.getHost() == null) {
                return Optional.of(NO_URL);
            }
            return uri.getScheme().equals("http")
                            && !LOOPBACK.matcher(uri.getHost()).matches()
                    ? Optional.of("must begin with https://; http:// is for this machine (127.0.0.1, localhost) only")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(NO_URL);
        }
    }
}
