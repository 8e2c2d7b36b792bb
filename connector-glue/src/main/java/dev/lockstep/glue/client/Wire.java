package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where calls go and what they pass through.
 *
 * @param region whose endpoints are taken, and which calls are signed for
 * @param endpoint in place of Glue's own; @param stsEndpoint in place of STS's own
 * @param fips whether the endpoints with FIPS 140 modules are taken; not with endpoints of one's own
 * @param proxy that calls go through; absent for what environment and system properties say
 * @param authorities trusted besides those of the JDK
 * @param timeout how long an answer may take, from the request to its last byte
 */
public record Wire(
        String region,
        Optional<URI> endpoint,
        Optional<URI> stsEndpoint,
        boolean fips,
        Optional<Proxy> proxy,
        List<X509Certificate> authorities,
        Duration timeout) {
    public Wire {
        requireNonNull(region, "region is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(stsEndpoint, "stsEndpoint is null");
        requireNonNull(proxy, "proxy is null");
        authorities = List.copyOf(authorities);
        requireNonNull(timeout, "timeout is null");
    }

    /** Whether the STS that is asked is the one that belongs to this Glue. */
    public boolean hasSts() {
        return stsEndpoint.isPresent() || endpoint.filter(uri -> !isAws(uri)).isEmpty();
    }

    /** Source: AWS General Reference, endpoints; the partitions of China and of others end differently. */
    private static boolean isAws(URI uri) {
        return uri.getHost().matches(".*\\.(amazonaws\\.com(\\.cn)?|api\\.aws)");
    }
}
