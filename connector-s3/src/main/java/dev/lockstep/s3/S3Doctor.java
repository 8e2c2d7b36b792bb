package dev.lockstep.s3;

import dev.lockstep.error.SyncException;
import dev.lockstep.s3.client.Bucket;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Check.Status;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Tests the credentials and the one permission that a listing needs. */
final class S3Doctor {
    private static final String CREDENTIALS = "credentials";
    private static final String LIST = "s3:ListBucket";

    private final S3Config config;
    private final AwsCredentialsProvider credentials;
    private final Bucket bucket;

    S3Doctor(S3Config config, AwsCredentialsProvider credentials, Bucket bucket) {
        this.config = config;
        this.credentials = credentials;
        this.bucket = bucket;
    }

    List<Check> examine() {
        Check found = credentials();
        return found.status() == Status.FAILED
                ? List.of(found, Check.skipped(LIST, "there are no credentials to sign with"))
                : List.of(found, listing());
    }

    /** The SDK's reason is left out: it lists every provider of the chain, and some quote what they read. */
    private Check credentials() {
        try {
            AwsCredentials found = credentials.resolveCredentials();
            return Check.passed(
                    CREDENTIALS,
                    found.providerName().map(name -> "found by " + name).orElse("found"));
        } catch (SdkException e) {
            return Check.failed(
                    CREDENTIALS,
                    "no provider of the SDK's default chain has credentials",
                    "Set `credentials`, or give the chain some: environment, profile, web identity or role.");
        }
    }

    private Check listing() {
        String where = config.prefix().isEmpty()
                ? "bucket %s".formatted(config.bucket())
                : "bucket %s under prefix %s".formatted(config.bucket(), config.prefix());
        try {
            return bucket.holdsAny(config.prefix())
                    ? Check.passed(LIST, where + " can be listed")
                    : Check.warning(
                            LIST,
                            where + " can be listed and holds no object",
                            "If there should be some, check `bucket` and `prefix`; a prefix is case-sensitive and begins without a slash.");
        } catch (SyncException e) {
            return Check.failed(LIST, e.getMessage(), e.remedy());
        }
    }
}
