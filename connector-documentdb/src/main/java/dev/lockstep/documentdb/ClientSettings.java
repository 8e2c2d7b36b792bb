package dev.lockstep.documentdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import dev.lockstep.documentdb.DocumentDbConfig.ReadFrom;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What the driver is told. */
final class ClientSettings {
    private ClientSettings() {}

    /** @param trust used if TLS is on */
    static MongoClientSettings of(DocumentDbConfig config, SSLContext trust) {
        var uri = new ConnectionString(config.uri().reveal());
        int connect = Math.toIntExact(config.connectTimeout().toMillis());
        int request = Math.toIntExact(config.requestTimeout().toMillis());
        return MongoClientSettings.builder()
                .applyConnectionString(uri)
                .retryWrites(false)
                .retryReads(false)
                .readPreference(readPreference(config, uri))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(connect, MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(connect, MILLISECONDS).readTimeout(request, MILLISECONDS))
                .applyToSslSettings(ssl -> ssl.enabled(config.tls().enabled())
                        .invalidHostNameAllowed(config.tls().allowInvalidHostnames())
                        .context(trust))
                .build();
    }

    private static ReadPreference readPreference(DocumentDbConfig config, ConnectionString uri) {
        return config.readPreference()
                .map(ClientSettings::driverWord)
                .or(() -> Optional.ofNullable(uri.getReadPreference()))
                .orElseGet(ReadPreference::secondaryPreferred);
    }

    private static ReadPreference driverWord(ReadFrom from) {
        return switch (from) {
            case PRIMARY -> ReadPreference.primary();
            case PRIMARY_PREFERRED -> ReadPreference.primaryPreferred();
            case SECONDARY -> ReadPreference.secondary();
            case SECONDARY_PREFERRED -> ReadPreference.secondaryPreferred();
            case NEAREST -> ReadPreference.nearest();
        };
    }
}
