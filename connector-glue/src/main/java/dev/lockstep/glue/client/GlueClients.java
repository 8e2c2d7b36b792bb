package dev.lockstep.glue.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Makes the SDK's clients, set up so that they never repeat a call, and closes them. For one thread. */
public final class GlueClients implements AutoCloseable {
    private final Wire wire;
    private final SdkHttpClient http;
    private final List<Runnable> opened = new ArrayList<>();

    public GlueClients(Wire wire) {
        this.wire = wire;
        this.http = Http.client(wire);
    }

    public GlueClient glue(AwsCredentialsProvider credentials) {
        return opened(configure(GlueClient.builder(), wire.endpoint())
                .credentialsProvider(credentials)
                .httpClient(http)
                .build());
    }

    public StsClient sts(AwsCredentialsProvider credentials) {
        StsClientBuilder builder = configure(StsClient.builder(), wire.stsEndpoint());
        return opened(builder.credentialsProvider(credentials).httpClient(http).build());
    }

    /** Closes {@code source}, too, after the clients that are made from now on. */
    public SdkSignIn closing(SdkSignIn source) {
        opened.add(source::close);
        return source;
    }

    /** What was made here, latest first. */
    @Override
    public void close() {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).run();
        }
        http.close();
    }

    private <C extends SdkAutoCloseable> C opened(C client) {
        opened.add(client::close);
        return client;
    }

    private <B extends AwsClientBuilder<B, ?>> B configure(B builder, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        if (wire.fips()) {
            builder.fipsEnabled(true);
        }
        return builder.region(Region.of(wire.region()))
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallAttemptTimeout(wire.timeout()));
    }
}
