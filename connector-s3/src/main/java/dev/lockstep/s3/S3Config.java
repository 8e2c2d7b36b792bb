package dev.lockstep.s3;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which bucket, as whom.
 *
 * @param system alias of the bucket in ids; {@code s3-<bucket>} when not configured
 * @param region AWS region of the bucket; from the environment or the profile when not configured
 * @param bucket name of the bucket, or alias of an access point
 * @param prefix what keys begin with; empty for the whole bucket
 * @param endpoint in place of S3's own; http on this machine only
 * @param pathStyle whether the bucket is named in the path and not in the host name; most servers but S3 itself want that
 * @param credentials how to sign in
 * @param requestTimeout how long a call may take
 */
public record S3Config(
        String system,
        String region,
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        boolean pathStyle,
        S3Credentials credentials,
        Duration requestTimeout) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public S3Config {
        requireNonNull(system, "system is null");
        requireNonNull(region, "region is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(credentials, "credentials is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
    }

    /**
     * @param ambientRegion asked when the section names no region
     * @throws dev.lockstep.error.ConfigurationException listing all problems
     */
    static S3Config from(ConfigSection section, Supplier<Optional<String>> ambientRegion) {
        section.optional("connector"); // read by whoever chose this connector
        String bucket = bucket(section);
        var config = new S3Config(
                section.optional("system").orElse("s3-" + bucket),
                region(section, ambientRegion),
                bucket,
                prefix(section),
                Endpoint.from(section),
                section.flag("path-style", false),
                S3Credentials.from(section.section("credentials")),
                timeout(section));
        section.finish();
        return config;
    }

    private static String bucket(ConfigSection section) {
        String bucket = section.required("bucket");
        if (bucket.startsWith("s3://")) {
            section.problem("bucket", "must be the name alone, without s3:// and path; the path goes to `prefix`");
        } else if (!bucket.isEmpty()) {
            S3Names.BUCKET.violation(bucket).ifPresent(reason -> section.problem("bucket", reason));
        }
        return bucket;
    }

    private static String prefix(ConfigSection section) {
        String prefix = section.optional("prefix").orElse("");
        if (prefix.startsWith("s3://")) {
            section.problem("prefix", "must be what keys begin with, such as sales/, without s3:// and bucket");
        } else if (!prefix.isEmpty()) {
            S3Names.KEY.violation(prefix).ifPresent(reason -> section.problem("prefix", reason));
        }
        return prefix;
    }

    private static String region(ConfigSection section, Supplier<Optional<String>> ambient) {
        String region = section.optional("region").or(ambient).orElse("");
        if (region.isEmpty()) {
            section.problem("region", "is missing; set it, or AWS_REGION, or a profile with a region");
        } else if (!region.matches("[a-z0-9-]{1,40}")) {
            section.problem("region", "must be the name of a region, such as eu-central-1");
        }
        return region;
    }

    private static Duration timeout(ConfigSection section) {
        Duration timeout = section.duration("request-timeout", DEFAULT_TIMEOUT);
        if (timeout.isZero()) {
            section.problem("request-timeout", "must be longer than nothing, such as 30s");
            return DEFAULT_TIMEOUT;
        }
        return timeout;
    }
}
