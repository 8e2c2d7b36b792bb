package dev.lockstep.s3;

import dev.lockstep.s3.client.Bucket;
import dev.lockstep.s3.client.BucketAccess;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** One bucket. */
final class S3Connector implements MetadataConnector {
    private final S3Config config;
    private final AwsCredentialsProvider credentials;
    private final Bucket bucket;

    S3Connector(S3Config config, AwsCredentialsProvider credentials) {
        this.config = config;
        this.credentials = credentials;
        var access = new BucketAccess(
                config.region(), credentials, config.endpoint(), config.pathStyle(), config.requestTimeout());
        this.bucket = new Bucket(config.bucket(), access);
    }

    @Override
    public String system() {
        return config.system();
    }

    /** How S3 names things. Nothing is written, so one change at a time is as true as any number. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(S3Names.BUCKET, S3Names.KEY, NameRule.verbatim(), 1);
    }

    /** Empty: reading follows in a later release. */
    @Override
    public Optional<MetadataReader> reader() {
        return Optional.empty();
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.empty();
    }

    @Override
    public List<Check> check() {
        return new S3Doctor(config, credentials, bucket).examine();
    }

    @Override
    public Optional<String> principal() {
        return Optional.empty();
    }

    @Override
    public List<Grant> grants(Use use) {
        return List.of();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return bucket.calls();
    }

    @Override
    public void close() {
        bucket.close();
    }
}
