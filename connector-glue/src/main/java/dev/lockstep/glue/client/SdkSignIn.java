package dev.lockstep.glue.client;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials that the SDK finds, caches and renews; what it says when it fails is put in our words. Thread-safe, as its source is. */
public final class SdkSignIn implements AwsCredentialsProvider, AutoCloseable {
    private final String means;
    private final AwsCredentialsProvider source;

    /** @param means by which to sign in, such as {@code the profile dev} */
    public SdkSignIn(String means, AwsCredentialsProvider source) {
        this.means = means;
        this.source = source;
    }

    /** @throws dev.lockstep.error.SyncException if there are none */
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return source.resolveCredentials();
        } catch (RuntimeException e) {
            throw SignInErrors.translate(means, e);
        }
    }

    /** Which link of the SDK's chain has the credentials, in words; empty if the SDK does not say. */
    public Optional<String> link() {
        return resolveCredentials().providerName().flatMap(ChainLinks::find);
    }

    @Override
    public void close() {
        if (source instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
