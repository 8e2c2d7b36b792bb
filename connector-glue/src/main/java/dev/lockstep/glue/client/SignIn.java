package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials that can be fetched anew in the middle of a run: a provider keeps what it has until the time it was told, and a session may end
 * before. Thread-safe.
 */
public final class SignIn implements AwsCredentialsProvider, Renewal, SdkAutoCloseable {
    private final Optional<Supplier<AwsCredentialsProvider>> source;
    private AwsCredentialsProvider provider;
    private long count = 1;

    private SignIn(AwsCredentialsProvider first, Optional<Supplier<AwsCredentialsProvider>> source) {
        this.provider = requireNonNull(first, "first is null");
        this.source = source;
    }

    /** Credentials that are what they are. */
    public static SignIn once(AwsCredentialsProvider provider) {
        return new SignIn(provider, Optional.empty());
    }

    /** @param source makes a provider that remembers nothing; each is closed when the next one takes over */
    public static SignIn renewing(Supplier<AwsCredentialsProvider> source) {
        return new SignIn(source.get(), Optional.of(source));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current().resolveCredentials();
    }

    /** How often somebody signed in so far. */
    @Override
    public synchronized long generation() {
        return count;
    }

    /** Signs in anew, unless somebody else has done so after the {@code refused}th time. False when these credentials cannot be renewed. */
    @Override
    public synchronized boolean renew(long refused) {
        if (source.isEmpty()) {
            return false;
        }
        if (count == refused) {
            AwsCredentialsProvider old = provider;
            provider = source.get().get();
            count++;
            close(old);
        }
        return true;
    }

    @Override
    public void close() {
        close(current());
    }

    private synchronized AwsCredentialsProvider current() {
        return provider;
    }

    private static void close(AwsCredentialsProvider provider) {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
