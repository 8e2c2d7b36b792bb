package dev.lockstep.glue;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.client.Backoff;
import dev.lockstep.glue.client.GlueClients;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.client.SignIn;
import dev.lockstep.glue.client.Throughput;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Makes connectors to a Glue Data Catalog: {@code connector: glue}. The first one sets the system property {@code http.maxConnections} to 64
 * unless it is set: so many idle connections the JDK keeps for each host, and it reads that once, before its first connection. A program that
 * opens connections by {@code HttpURLConnection} earlier should set it itself.
 */
public final class GlueConnectorFactory implements MetadataConnectorFactory {
    @Override
    public String type() {
        return "glue";
    }

    @Override
    public MetadataConnector create(ConfigSection section, ConnectorContext context) {
        Backoff backoff = Backoff.standard(() -> ThreadLocalRandom.current().nextDouble());
        return create(GlueConfig.from(section), context.languages(), backoff, context.calls());
    }

    static MetadataConnector create(GlueConfig config, List<String> languages, Backoff backoff, CallListener listener) {
        var clients = GlueClients.of(
                Region.of(config.region()),
                credentials(config.credentials()),
                config.endpoint(),
                config.stsEndpoint(),
                config.requestTimeout());
        var gateway = new GlueGateway(clients, config.catalogId(), ceiling(config), backoff, listener);
        return new GlueConnector(config, gateway, languages);
    }

    private static Throughput ceiling(GlueConfig config) {
        return new Throughput(
                config.maxConcurrentWrites(),
                config.maxRequestsPerSecond().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY));
    }

    private static SignIn credentials(GlueCredentials credentials) {
        if (!(credentials instanceof GlueCredentials.Static keys)) {
            return SignIn.renewing(() -> DefaultCredentialsProvider.builder().build());
        }
        String secret = keys.secretAccessKey().reveal();
        return SignIn.once(StaticCredentialsProvider.create(
                keys.sessionToken().isPresent()
                        ? AwsSessionCredentials.create(
                                keys.accessKeyId(),
                                secret,
                                keys.sessionToken().get().reveal())
                        : AwsBasicCredentials.create(keys.accessKeyId(), secret)));
    }
}
