package dev.lockstep.documentdb;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.Secret;
import dev.lockstep.spi.Selection;
import java.time.Duration;
import java.util.Optional;

/**
 * Which cluster, as whom. Retryable writes have no key that could switch them on: engines before 8.0.2 refuse them. Source: DocumentDB
 * Developer Guide, "Retryable writes".
 *
 * @param system alias of the cluster in ids; {@code documentdb-<first host>} when not configured
 * @param uri connection string, checked; made of host, port, user, password and the user's database when these are configured instead
 * @param tls how the connection is protected
 * @param readPreference which instances are asked; absent for what the uri says or else for {@link ReadFrom#SECONDARY_PREFERRED}
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long an answer may take
 * @param databases which databases are meant
 */
public record DocumentDbConfig(
        String system,
        Secret uri,
        DocumentDbTls tls,
        Optional<ReadFrom> readPreference,
        Duration connectTimeout,
        Duration requestTimeout,
        Selection databases) {
    /** The values of {@code read-preference}. */
    public enum ReadFrom {
        PRIMARY,
        PRIMARY_PREFERRED,
        SECONDARY,
        SECONDARY_PREFERRED,
        NEAREST
    }

    public DocumentDbConfig {
        requireNonNull(system, "system is null");
        requireNonNull(uri, "uri is null");
        requireNonNull(tls, "tls is null");
        requireNonNull(readPreference, "readPreference is null");
        requireNonNull(connectTimeout, "connectTimeout is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
        requireNonNull(databases, "databases is null");
    }

    /** @throws dev.lockstep.error.ConfigurationException listing all problems */
    static DocumentDbConfig from(ConfigSection section) {
        section.optional("connector"); // read by whoever chose this connector
        ClusterUri uri = ClusterUri.from(section);
        var config = new DocumentDbConfig(
                section.optional("system").orElse("documentdb-" + uri.firstHost()),
                uri.text(),
                DocumentDbTls.from(section, uri.tls().orElse(true)),
                readPreference(section),
                timeout(section, "connect-timeout", Duration.ofSeconds(10)),
                timeout(section, "request-timeout", Duration.ofSeconds(30)),
                Selection.of(section.list("databases")));
        if (section.flag("retry-writes", false)) {
            section.problem("retry-writes", "must be false: DocumentDB before 8.0.2 refuses retryable writes");
        }
        section.finish();
        return config;
    }

    private static Optional<ReadFrom> readPreference(ConfigSection section) {
        ReadFrom choice = section.choice("read-preference", ReadFrom.class, ReadFrom.SECONDARY_PREFERRED);
        return section.optional("read-preference").map(text -> choice);
    }

    private static Duration timeout(ConfigSection section, String key, Duration fallback) {
        Duration timeout = section.duration(key, fallback);
        // The driver counts milliseconds in an int and takes 0 for "for ever".
        if (timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            section.problem(
                    key, "must be longer than nothing and at most 1d, such as %ds".formatted(fallback.toSeconds()));
            return fallback;
        }
        return timeout;
    }
}
