package dev.lockstep.s3.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How a bucket is reached.
 *
 * @param endpoint in place of S3's own
 * @param pathStyle whether the bucket is named in the path and not in the host name
 * @param timeout how long a call may take
 */
public record BucketAccess(
        String region,
        AwsCredentialsProvider credentials,
        Optional<URI> endpoint,
        boolean pathStyle,
        Duration timeout) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    public BucketAccess {
        requireNonNull(region, "region is null");
        requireNonNull(credentials, "credentials is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(timeout, "timeout is null");
    }

    /** The SDK's client, set up so that it never repeats a call and never looks for the bucket in another region. */
    S3Client open() {
        var builder = S3Client.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .forcePathStyle(pathStyle)
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                        .socketTimeout(timeout));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
