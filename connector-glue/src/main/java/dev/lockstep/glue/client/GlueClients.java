package dev.lockstep.glue.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients, set up so that they never repeat a call. */
public record GlueClients(GlueClient glue, StsClient sts, SignIn signIn) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String MAX_IDLE = "http.maxConnections";

    static {
        // The JDK keeps five idle connections for each host; with more workers, calls would have to connect anew.
        // It reads this once, before the JVM's first connection. Whoever has set it is heard.
        if (System.getProperty(MAX_IDLE) == null) {
            System.setProperty(MAX_IDLE, "64");
        }
    }

    /**
     * @param timeout how long an answer may take, from the request to its last byte
     */
    public static GlueClients of(
            Region region, SignIn credentials, Optional<URI> endpoint, Optional<URI> stsEndpoint, Duration timeout) {
        var glue = configure(GlueClient.builder(), region, credentials, endpoint, timeout)
                .httpClientBuilder(http(timeout));
        var sts = configure(StsClient.builder(), region, credentials, stsEndpoint, timeout)
                .httpClientBuilder(http(timeout));
        return new GlueClients(glue.build(), sts.build(), credentials);
    }

    private static <B extends AwsClientBuilder<B, ?>> B configure(
            B builder, Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint, Duration timeout) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(credentials).overrideConfiguration(o -> o.retryStrategy(
                        AwsRetryStrategy.doNotRetry())
                .apiCallAttemptTimeout(timeout));
    }

    /**
     * The time-out of the socket is for one piece of an answer, so the time-out of the attempt ends an answer that comes in drops.
     *
     * <p>The JDK's own client: it takes a third less CPU for a call than Apache's. It would repeat a POST by itself on a stale connection, but not
     * one whose length was said before, as the SDK does; the fault tests watch that.
     */
    private static SdkHttpClient.Builder<?> http(Duration timeout) {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(timeout);
    }
}
