package dev.lockstep.glue.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients, set up so that they never repeat a call. */
public record GlueClients(GlueClient glue, StsClient sts) {
    /** Connections beyond those of the writers, for listings that run beside them. */
    private static final int SPARE_CONNECTIONS = 16;

    private static final int MIN_CONNECTIONS = 64;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /**
     * @param timeout how long an answer may take
     * @param writers how many calls may be under way at once
     */
    public static GlueClients of(
            Region region,
            AwsCredentialsProvider credentials,
            Optional<URI> endpoint,
            Optional<URI> stsEndpoint,
            Duration timeout,
            int writers) {
        var glue = configure(GlueClient.builder(), region, credentials, endpoint)
                .httpClientBuilder(http(timeout, Math.max(MIN_CONNECTIONS, writers + SPARE_CONNECTIONS)));
        var sts =
                configure(StsClient.builder(), region, credentials, stsEndpoint).httpClientBuilder(http(timeout, 1));
        return new GlueClients(glue.build(), sts.build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B configure(
            B builder, Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    private static SdkHttpClient.Builder<?> http(Duration timeout, int connections) {
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(timeout)
                .maxConnections(connections);
    }
}
