package dev.lockstep.glue;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.client.Backoff;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.MetadataConnector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** A running sandbox and connectors to it, which repeat calls without pauses. */
final class SandboxGlue implements AutoCloseable {
    static final int ATTEMPTS = 4;

    final GlueSandbox sandbox;

    private SandboxGlue(GlueSandbox sandbox) {
        this.sandbox = sandbox;
    }

    static SandboxGlue start() {
        return start(GlueSandboxOptions.defaults());
    }

    static SandboxGlue start(GlueSandboxOptions options) {
        return new SandboxGlue(GlueSandbox.start(options));
    }

    MetadataConnector connector() {
        return connector(Map.of());
    }

    /** @param settings in place of the usual ones */
    MetadataConnector connector(Map<String, ?> settings) {
        return GlueConnectorFactory.create(config(settings), List.of("en"), impatient(), CallListener.none());
    }

    GlueConfig config(Map<String, ?> settings) {
        Map<String, Object> values = new HashMap<>();
        values.put("region", "eu-central-1");
        values.put("endpoint", sandbox.endpoint().toString());
        values.put("sts-endpoint", sandbox.endpoint().toString());
        values.put("max-requests-per-second", "none");
        values.put("request-timeout", "2s");
        values.put(
                "credentials",
                Map.of(
                        "type", "static",
                        "access-key-id", sandbox.accessKey().id(),
                        "secret-access-key", sandbox.accessKey().secret()));
        values.putAll(settings);
        return GlueConfig.from(new ConfigSection("target", ConfigNode.Mapping.of(values)));
    }

    /** Somebody else's client, without any of our checks. */
    GlueClient client() {
        return GlueClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        sandbox.accessKey().id(), sandbox.accessKey().secret())))
                .build();
    }

    static Backoff impatient() {
        return new Backoff(ATTEMPTS, Duration.ZERO, Duration.ZERO, () -> 0);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
