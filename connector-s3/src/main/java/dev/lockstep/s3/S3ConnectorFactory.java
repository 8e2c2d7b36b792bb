package dev.lockstep.s3;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Makes connectors to a bucket: {@code connector: s3}. In this release such a connector checks its configuration and its access to the
 * bucket; it neither reads nor writes. Reading follows in a later release.
 */
public final class S3ConnectorFactory implements MetadataConnectorFactory {
    @Override
    public String type() {
        return "s3";
    }

    @Override
    public MetadataConnector create(ConfigSection section, ConnectorContext context) {
        var config = S3Config.from(section, AmbientRegion::find);
        return new S3Connector(config, provider(config.credentials()));
    }

    private static AwsCredentialsProvider provider(S3Credentials credentials) {
        if (!(credentials instanceof S3Credentials.Static keys)) {
            return DefaultCredentialsProvider.builder().build();
        }
        String secret = keys.secretAccessKey().reveal();
        return StaticCredentialsProvider.create(
                keys.sessionToken().isPresent()
                        ? AwsSessionCredentials.create(
                                keys.accessKeyId(),
                                secret,
                                keys.sessionToken().get().reveal())
                        : AwsBasicCredentials.create(keys.accessKeyId(), secret));
    }
}
