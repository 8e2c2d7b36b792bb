package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.datasphere.content.TenantSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a sandbox tenant starts.
 *
 * @param source the documents it serves
 * @param port 0 takes a free one
 * @param clientId looks like the real ones: {@code !} and {@code |} must be encoded in a form body
 * @param clientSecret likewise with {@code $} and {@code =}; protects nothing
 * @param tokenLifetime what {@code expires_in} says; enforced by {@code clock}
 * @param refreshTokens whether the token endpoint hands out refresh tokens
 * @param catalogPageSize rows of one catalog answer before {@code @odata.nextLink}
 * @param latency added to every answer, by waiting
 * @param clock for token expiry, quota and times of change
 */
public record DatasphereSandboxOptions(
        TenantSource source,
        int port,
        String clientId,
        String clientSecret,
        ClientPurpose purpose,
        Duration tokenLifetime,
        boolean refreshTokens,
        int catalogPageSize,
        Duration latency,
        Clock clock) {

    /** Default page size of the catalog. Source: SAP Datasphere, "Consuming Data Exposed by SAP Datasphere". */
    private static final int CATALOG_PAGE_SIZE = 500;

    public DatasphereSandboxOptions {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(clock, "clock is null");
        if (catalogPageSize < 1) {
            throw new IllegalArgumentException("A catalog page of %d rows ends nowhere".formatted(catalogPageSize));
        }
    }

    /** A free port, a technical user, tokens of a day, no latency. */
    public static DatasphereSandboxOptions of(TenantSource source) {
        return new DatasphereSandboxOptions(
                source,
                0,
                "sb-4d1c7f0e-8a52-4b39-9c6e-lockstep00001!b90210|client!b3650",
                "5b0c$Kq2vTz8-sandbox_wXy7Ue1Rd0Lh3Nf=",
                ClientPurpose.TECHNICAL_USER,
                Duration.ofSeconds(86_399),
                false,
                CATALOG_PAGE_SIZE,
                Duration.ZERO,
                Clock.systemUTC());
    }

    /** {@link #of} for a folder of CSN documents. */
    public static DatasphereSandboxOptions folder(Path folder) {
        return of(TenantSource.folder(folder));
    }

    public DatasphereSandboxOptions withPort(int value) {
        return new DatasphereSandboxOptions(
                source,
                value,
                clientId,
                clientSecret,
                purpose,
                tokenLifetime,
                refreshTokens,
                catalogPageSize,
                latency,
                clock);
    }

    public DatasphereSandboxOptions withClient(String id, String secret) {
        return new DatasphereSandboxOptions(
                source, port, id, secret, purpose, tokenLifetime, refreshTokens, catalogPageSize, latency, clock);
    }

    public DatasphereSandboxOptions withPurpose(ClientPurpose value) {
        return new DatasphereSandboxOptions(
                source,
                port,
                clientId,
                clientSecret,
                value,
                tokenLifetime,
                refreshTokens,
                catalogPageSize,
                latency,
                clock);
    }

    public DatasphereSandboxOptions withTokenLifetime(Duration value) {
        return new DatasphereSandboxOptions(
                source, port, clientId, clientSecret, purpose, value, refreshTokens, catalogPageSize, latency, clock);
    }

    public DatasphereSandboxOptions withRefreshTokens() {
        return new DatasphereSandboxOptions(
                source, port, clientId, clientSecret, purpose, tokenLifetime, true, catalogPageSize, latency, clock);
    }

    public DatasphereSandboxOptions withCatalogPageSize(int value) {
        return new DatasphereSandboxOptions(
                source, port, clientId, clientSecret, purpose, tokenLifetime, refreshTokens, value, latency, clock);
    }

    public DatasphereSandboxOptions withLatency(Duration value) {
        return new DatasphereSandboxOptions(
                source,
                port,
                clientId,
                clientSecret,
                purpose,
                tokenLifetime,
                refreshTokens,
                catalogPageSize,
                value,
                clock);
    }

    public DatasphereSandboxOptions withClock(Clock value) {
        return new DatasphereSandboxOptions(
                source,
                port,
                clientId,
                clientSecret,
                purpose,
                tokenLifetime,
                refreshTokens,
                catalogPageSize,
                latency,
                value);
    }
}
