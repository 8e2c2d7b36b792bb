package dev.lockstep.datasphere.config;

import dev.lockstep.config.ConfigSection;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that receive credentials: https, or http on this machine. */
final class ServiceUrls {
    /** Tenant and region of a standard host. Source: the official command line client derives the token host like this. */
    private static final Pattern TENANT_HOST = Pattern.compile("([^.]+)\\.([^.]+)\\.hcs\\.cloud\\.sap");

    private static final URI NOWHERE = URI.create("https://invalid.");

    private ServiceUrls() {}

    /** The address at {@code key}, which has been found missing already if it is. */
    static URI read(ConfigSection section, String key) {
        Optional<String> text = section.optional(key);
        if (text.isEmpty()) {
            if (section.has(key)) {
                section.problem(key, "is empty");
            }
            return NOWHERE;
        }
        try {
            URI url = new URI(
                    text.get().endsWith("/")
                            ? text.get().substring(0, text.get().length() - 1)
                            : text.get());
            problem(url).ifPresent(problem -> section.problem(key, problem));
            return url;
        } catch (java.net.URISyntaxException e) {
            section.problem(key, "is not a URL such as https://acme-dsp.eu10.hcs.cloud.sap");
            return NOWHERE;
        }
    }

    static URI tokenUrl(ConfigSection section, URI tenant) {
        if (section.optional("token-url").isPresent()) {
            return read(section, "token-url");
        }
        Matcher matcher = TENANT_HOST.matcher(String.valueOf(tenant.getHost()));
        if (matcher.matches()) {
            return URI.create("https://%s.authentication.%s.hana.ondemand.com/oauth/token"
                    .formatted(matcher.group(1), matcher.group(2)));
        }
        if (section.optional("url").isPresent()) {
            section.problem(
                    "token-url",
                    "is missing and cannot be derived from the host; it is shown under System, Administration, App Integration");
        }
        return NOWHERE;
    }

    static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.startsWith("127.") && host.matches("[0-9.]+") || host.equals("[::1]");
    }

    private static Optional<String> problem(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null || url.getQuery() != null) {
            return Optional.of("is not a URL such as https://acme-dsp.eu10.hcs.cloud.sap");
        }
        boolean secure = "https".equals(url.getScheme());
        return secure || "http".equals(url.getScheme()) && isLoopback(url)
                ? Optional.empty()
                : Optional.of(
                        "must begin with https://, since credentials are sent there; http:// is for this machine only");
    }
}
