package dev.lockstep.glue.client;

import dev.lockstep.config.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/**
 * The HTTP client under the SDK: Apache's. The JDK's own takes less CPU for a call, but waits a millisecond before each call with a body, to see
 * whether the connection that it kept was closed. The SDK sets Apache's up so that it never repeats a call by itself; the fault tests watch that.
 */
final class Http {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Above all calls that may be under way at once: 64 writes, and reads beside them. */
    private static final int CONNECTIONS = 128;

    private Http() {}

    /** The time-out of the socket is for one piece of an answer, so the time-out of the attempt ends an answer that comes in drops. */
    static SdkHttpClient client(Wire wire) {
        var builder = Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(wire.timeout())
                .maxConnections(CONNECTIONS);
        wire.proxy().ifPresent(proxy -> builder.proxyConfiguration(through(proxy)));
        if (!wire.authorities().isEmpty()) {
            builder.tlsTrustManagersProvider(() -> trusting(wire.authorities()));
        }
        return builder.build();
    }

    private static ProxyConfiguration through(Proxy proxy) {
        return ProxyConfiguration.builder()
                .endpoint(proxy.url())
                .username(proxy.user().orElse(null))
                .password(proxy.password().map(Secret::reveal).orElse(null))
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build();
    }

    /** Those of the JDK and {@code more}. */
    private static TrustManager[] trusting(List<X509Certificate> more) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : usual()) {
                store.setCertificateEntry("usual-" + number++, authority);
            }
            for (X509Certificate authority : more) {
                store.setCertificateEntry("more-" + number++, authority);
            }
            return factory(store).getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates that were read can be kept", e);
        }
    }

    private static List<X509Certificate> usual() throws GeneralSecurityException {
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager usual) {
                return List.of(usual.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    /** @param store null for that of the JDK, as the JDK has it */
    private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
