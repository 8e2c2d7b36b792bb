package dev.lockstep.documentdb;

import com.mongodb.ConnectionString;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code uri}, or builds one from host and user. Problems never quote it, since it may hold a password anywhere.
 *
 * @param text a connection string that the driver takes; any text when there are problems
 * @param firstHost without its port
 * @param tls what the string says about TLS
 */
record ClusterUri(Secret text, String firstHost, Optional<Boolean> tls) {
    private static final String KEY = "uri";
    private static final List<String> PARTS = List.of("host", "port", "database", "username", "password");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern SLASH_IN_PASSWORD = Pattern.compile("mongodb://[^/]*/.*@.*", Pattern.DOTALL);
    private static final String FORM = "is not a connection string: write it as"
            + " mongodb://user:password@host:27017/?option=value with user and password percent-encoded (% as %25, @ as %40,"
            + " : as %3A, / as %2F), or use `host`, `username`, `password`";
    private static final ClusterUri NONE = new ClusterUri(new Secret(""), "", Optional.empty());

    /** Options that the driver passes over in silence or that switch verification off, and the keys to use instead. */
    private static final Map<String, String> OPTIONS_WITH_KEYS = Map.of(
            "tlscafile", "ca-file",
            "tlsinsecure", "tls-allow-invalid-hostnames",
            "tlsallowinvalidhostnames", "tls-allow-invalid-hostnames",
            "tlsallowinvalidcertificates", "ca-file",
            "sslinvalidhostnameallowed", "tls-allow-invalid-hostnames");

    static ClusterUri from(ConfigSection section) {
        if (!section.has(KEY)) {
            return fromParts(section);
        }
        for (String part : PARTS) {
            if (section.optional(part).isPresent()) {
                section.problem(part, "has no meaning beside `uri`, which holds it; use one or the other");
            }
        }
        String text = section.required(KEY);
        return text.isEmpty() ? NONE : parse(section, text);
    }

    private static ClusterUri parse(ConfigSection section, String text) {
        if (!text.startsWith("mongodb://")) {
            section.problem(KEY, "must begin with mongodb://");
            return NONE;
        }
        reportOptions(section, text);
        try {
            if (SLASH_IN_PASSWORD.matcher(text).matches()) {
                throw new IllegalArgumentException("the driver would take the password for host and options");
            }
            return of(new ConnectionString(text));
        } catch (IllegalArgumentException e) {
            // The driver's reason may quote a piece of the password.
            section.problem(KEY, FORM);
            return NONE;
        }
    }

    private static void reportOptions(ConfigSection section, String text) {
        int query = text.lastIndexOf('?');
        Arrays.stream(query < 0 ? new String[0] : text.substring(query + 1).split("[&;]"))
                .map(option -> option.split("=", 2)[0])
                .filter(name -> OPTIONS_WITH_KEYS.containsKey(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> section.problem(
                        KEY,
                        "must not hold the option %s; use the key `%s`"
                                .formatted(name, OPTIONS_WITH_KEYS.get(name.toLowerCase(Locale.ROOT)))));
    }

    private static ClusterUri fromParts(ConfigSection section) {
        if (PARTS.stream().noneMatch(section::has)) {
            section.optional(KEY);
            section.problem(KEY, "is missing; set it, or `host` with `username` and `password`");
        }
        Optional<String> host = host(section);
        int port = section.integer("port", 27017, 1, 65_535);
        String database = section.optional("database").orElse("admin");
        Optional<String> login = login(section);
        if (host.isEmpty()) {
            return NONE;
        }
        String options = login.isEmpty() ? "" : "?authSource=" + encoded(database);
        return of(new ConnectionString("mongodb://%s%s:%d/%s".formatted(login.orElse(""), host.get(), port, options)));
    }

    private static Optional<String> host(ConfigSection section) {
        if (PARTS.stream().noneMatch(section::has)) {
            section.optional("host");
            return Optional.empty();
        }
        String host = section.required("host");
        if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            section.problem(
                    "host",
                    "must be a host name or an address alone; the port goes to `port`, an IPv6 address into [ ]");
            return Optional.empty();
        }
        return Optional.of(host).filter(name -> !name.isEmpty());
    }

    /** Both or neither; ends in {@code @}. */
    private static Optional<String> login(ConfigSection section) {
        Optional<String> username = section.optional("username");
        Optional<Secret> password = section.secret("password");
        if (username.isPresent() && password.isEmpty()) {
            section.problem("password", "is missing beside `username`");
        }
        if (password.isPresent() && username.isEmpty()) {
            section.problem("username", "is missing beside `password`");
        }
        return username.flatMap(
                user -> password.map(secret -> "%s:%s@".formatted(encoded(user), encoded(secret.reveal()))));
    }

    private static ClusterUri of(ConnectionString uri) {
        String host = uri.getHosts().get(0).replaceFirst(":\\d+$", "");
        return new ClusterUri(new Secret(uri.getConnectionString()), host, Optional.ofNullable(uri.getSslEnabled()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
